import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type Format, type ValidateFunction } from 'ajv/dist/2020.js';

/** Checks request bodies against an OpenAPI 3.1 document. */
export type OpenApi = {
  /** What is wrong with a body; nothing when the document knows no such request. */
  check(method: string, path: string, body: unknown): string[];
};

type Json = { [key: string]: unknown };

/** Reads the document at `file`; each schema is compiled when first needed, then kept. */
export function readOpenApi(file: string): OpenApi {
  const document = known(file);
  const ajv = new Ajv2020({ strict: false, allErrors: true, inlineRefs: false });
  for (const [format, matches] of Object.entries(FORMATS)) ajv.addFormat(format, matches);
  ajv.addSchema(document, 'discord');
  const routes = Object.keys(object(document.paths)).map((template) => ({
    template,
    // A template with more fixed parts is the closer match: `@original` before `{message_id}`.
    holes: template.split('{').length,
    matches: new RegExp(`^${template.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`),
  }));
  routes.sort((one, other) => one.holes - other.holes);
  const compiled = new Map<string, ValidateFunction | undefined>();

  const validator = (method: string, template: string): ValidateFunction | undefined => {
    const steps = [
      'paths',
      template,
      method.toLowerCase(),
      'requestBody',
      'content',
      'application/json',
      'schema',
    ];
    let found: unknown = document;
    for (const step of steps) found = object(found)[step];
    if (found === undefined) return undefined;
    const pointer = steps.map((step) =>
      encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')),
    );
    return ajv.compile({ $ref: `discord#/${pointer.join('/')}` });
  };

  return {
    check(method, path, body) {
      const route = routes.find(({ matches }) => matches.test(path));
      if (!route) return [];
      const key = `${method} ${route.template}`;
      if (!compiled.has(key)) compiled.set(key, validator(method, route.template));
      const validate = compiled.get(key);
      if (!validate || validate(body)) return [];
      return telling(validate.errors ?? []);
    },
  };
}

const documents = new Map<string, Json>();

// Reading and relaxing 1.2 MB for each server would take longer than most tests.
function known(file: string): Json {
  const read = documents.get(file);
  if (read) return read;
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const document = object(relaxed(parsed));
  documents.set(file, document);
  return document;
}

/**
 * The document with two of its own faults mended, since bodies that Discord takes must pass.
 * Branches of its `oneOf` overlap, as their objects are open (a plain option fits several option
 * schemas), so a valid body can match two; and `default_member_permissions` is said to be a number
 * although Discord documents, sends and takes a string.
 */
function relaxed(value: unknown, name?: string): unknown {
  if (Array.isArray(value)) return value.map((item) => relaxed(item));
  if (typeof value !== 'object' || value === null) return value;
  const result: Json = {};
  for (const [key, item] of Object.entries(value)) {
    result[key === 'oneOf' && Array.isArray(item) ? 'anyOf' : key] = relaxed(item, key);
  }
  if (name === 'default_member_permissions') {
    return { anyOf: [result, { type: 'string', pattern: '^[0-9]+$' }] };
  }
  return typed(result);
}

/**
 * A schema for one `type` judges that type first, and nothing else when it is another one:
 * otherwise the errors of forty kinds of component hide the one that matters.
 */
function typed(schema: Json): Json {
  const { enum: types } = object(object(schema.properties).type);
  if (!Array.isArray(types)) return schema;
  const ofType = { properties: { type: { enum: types } } };
  return { ...ofType, if: { not: ofType }, else: schema };
}

/** Of the errors of all union branches, those of the branch meant, which came the furthest. */
function telling(errors: readonly ErrorObject[]): string[] {
  const own = errors.filter(({ keyword }) => keyword !== 'anyOf' && keyword !== 'if');
  const meant = own.filter(
    ({ keyword, instancePath, params }) =>
      !(keyword === 'enum' && instancePath.endsWith('/type')) &&
      !(keyword === 'type' && params.type === 'null'),
  );
  const depth = ({ instancePath }: ErrorObject) => instancePath.split('/').length;
  const kept = (meant.length ? meant : own).toSorted((one, other) => depth(other) - depth(one));
  const lines = kept.map(
    ({ instancePath, message, params }) =>
      `${instancePath.slice(1).replaceAll('/', '.') || 'body'}: ${message} ${JSON.stringify(params)}`,
  );
  return [...new Set(lines)].slice(0, 3);
}

const number = (validate: (n: number) => boolean): Format => ({ type: 'number', validate });

const FORMATS: Record<string, Format> = {
  snowflake: /^\d{1,20}$/,
  nonce: /^.{1,25}$/s,
  uri: (text: string) => URL.canParse(text),
  'date-time': (text: string) => /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text)),
  int32: number((n) => Number.isInteger(n) && Math.abs(n) <= 2 ** 31),
  int64: number(Number.isInteger),
  double: number(Number.isFinite),
};

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
