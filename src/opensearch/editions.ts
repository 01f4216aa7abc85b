import { z } from 'zod';
import { type Connection, LOADING } from './connection.ts';
import { MAPPING, SETTINGS } from './documents.ts';

/** An index that was made for an alias. */
export interface Edition {
  readonly index: string;
  /** In milliseconds since 1970. */
  readonly created: number;
  readonly isComplete: boolean;
  /** Whether the alias points at it. */
  readonly isCurrent: boolean;
}

/** What an index says of itself, so that nothing is deleted that is not ours. */
const mark = z.object({ alias: z.string(), complete: z.boolean() });

const indices = z.record(
  z.string(),
  z.object({
    aliases: z.record(z.string(), z.unknown()).default({}),
    mappings: z.object({ _meta: z.unknown() }).optional(),
    settings: z.object({ index: z.object({ creation_date: z.coerce.number() }) }),
  }),
);

/**
 * The indices that were made for an alias.
 *
 * @throws {IndexUnavailableError} When the engine does not answer.
 */
export async function editionsOf(connection: Connection, alias: string): Promise<Edition[]> {
  // What a node knows itself is enough, and is there too while the nodes are without a manager.
  const query = { local: true };
  const found = await connection.request(
    indices,
    { method: 'GET', path: [`${alias}-*`], query },
    LOADING,
  );
  return Object.entries(found).flatMap(([index, { aliases, mappings, settings }]) => {
    const own = mark.safeParse(mappings?._meta).data;
    if (own?.alias !== alias) return [];
    const created = settings.index.creation_date;
    return [{ index, created, isComplete: own.complete, isCurrent: alias in aliases }];
  });
}

const refusal = z.object({ error: z.object({ type: z.string(), reason: z.string() }) });

/**
 * Makes an empty index for an alias, if there is none yet.
 *
 * @param door Another alias, through which it is written.
 * @throws {IndexUnavailableError} When the engine does not answer.
 * @throws When the engine will not make it.
 */
export async function createEdition(
  connection: Connection,
  alias: string,
  index: string,
  door: string,
): Promise<void> {
  const body = {
    settings: SETTINGS,
    mappings: { ...MAPPING, _meta: { alias, complete: false } },
    aliases: { [door]: {} },
  };
  const answer = await connection.request(
    z.unknown(),
    { method: 'PUT', path: [index], body, ignore: 400 },
    LOADING,
  );
  const error = refusal.safeParse(answer).data?.error;
  // Another process that starts with the same articles may have been first.
  if (error === undefined || error.type === 'resource_already_exists_exception') return;
  throw new Error(`OpenSearch does not make the index ${index}: ${error.reason}`);
}

/**
 * Notes in an index that all is in it.
 *
 * @throws {IndexUnavailableError} When the engine does not answer.
 */
export async function completeEdition(
  connection: Connection,
  alias: string,
  index: string,
): Promise<void> {
  const settings = { index: { refresh_interval: '1s' } };
  await connection.request(
    z.unknown(),
    { method: 'PUT', path: [index, '_settings'], body: settings },
    LOADING,
  );
  const body = { _meta: { alias, complete: true } };
  await connection.request(
    z.unknown(),
    { method: 'PUT', path: [index, '_mapping'], body },
    LOADING,
  );
}

/**
 * Points an alias at an index, from one moment to the next, and deletes the indices made before it
 * but one: other processes may still answer from the one that the alias left, or from the last. What
 * was made later stays, as another process may be loading it.
 *
 * @throws {IndexUnavailableError} When the engine does not answer.
 */
export async function swap(connection: Connection, alias: string, index: string): Promise<void> {
  const editions = await editionsOf(connection, alias);
  const current = editions.find((edition) => edition.index === index);
  const others = editions.filter((edition) => edition.index !== index);
  const left = others.filter(({ isCurrent }) => isCurrent);
  if (current?.isCurrent !== true || left.length > 0) {
    const actions = [
      ...left.map((edition) => ({ remove: { index: edition.index, alias, must_exist: false } })),
      { add: { index, alias } },
    ];
    await connection.request(
      z.unknown(),
      { method: 'POST', path: ['_aliases'], body: { actions } },
      LOADING,
    );
  }
  const older = others.filter(({ created }) => created < (current?.created ?? 0));
  const kept = older
    .filter(({ isComplete }) => isComplete)
    .toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent) || b.created - a.created)[0];
  const old = older.filter((edition) => edition !== kept).map((edition) => edition.index);
  if (old.length === 0) return;
  await connection.request(
    z.unknown(),
    { method: 'DELETE', path: [old.join(',')], query: { ignore_unavailable: true } },
    LOADING,
  );
}
