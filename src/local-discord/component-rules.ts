import type { Component } from './bodies.ts';
import {
  BUTTON,
  CONTAINER,
  FILE,
  GALLERY,
  LABEL,
  ROW,
  SECTION,
  SELECTS,
  SEPARATOR,
  STRING_SELECT,
  TEXT,
  TEXT_INPUT,
  THUMBNAIL,
  walk,
} from './components.ts';
import { type Faults, lengthOf } from './limits.ts';

const LINK = 5;
const PREMIUM = 6;
const MAX_TREE = 40;
const MAX_TEXT = 4000;
// Measured, not documented: a larger message makes Discord fail with 500 instead of refusing it.
const MAX_BYTES = 10_170;
const BYTES_PER_TEXT = 12;

/** Which types may stand where. */
const TOP_LEVEL = [ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER];
const IN_CONTAINER = [ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR];

/** The components of a message without the V2 flag: at most five rows of buttons or menus. */
export function checkRows(faults: Faults, components: readonly Component[]): void {
  faults.count(['components'], components.length, 0, 5);
  allow(faults, components, ['components'], [ROW]);
  checkTree(faults, components);
}

/** The components of a V2 message. */
export function checkV2(faults: Faults, components: readonly Component[]): void {
  allow(faults, components, ['components'], TOP_LEVEL);
  checkTree(faults, components);
  const tree = [...walk(components)];
  faults.need(
    tree.length >= 1 && tree.length <= MAX_TREE,
    ['components'],
    'BASE_TYPE_BAD_LENGTH',
    `Must be between 1 and ${MAX_TREE} in length, nested components included.`,
  );
  const texts = textDisplays(components);
  faults.need(
    texts.reduce((sum, text) => sum + lengthOf(text), 0) <= MAX_TEXT,
    ['components'],
    'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
    `The total size of all displayable text must not exceed ${MAX_TEXT} characters.`,
  );
}

/** Whether Discord fails on the text of a V2 message: long Korean does so before 4,000 characters. */
export function breaksDiscord(components: readonly Component[]): boolean {
  const texts = textDisplays(components);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return bytes + BYTES_PER_TEXT * texts.length > MAX_BYTES;
}

function textDisplays(components: readonly Component[]): string[] {
  return [...walk(components)].flatMap(({ component }) =>
    component.type === TEXT ? [component.content ?? ''] : [],
  );
}

/** The components of a modal. */
export function checkModal(faults: Faults, components: readonly Component[]): void {
  faults.count(['components'], components.length, 1, 5);
  allow(faults, components, ['components'], [ROW, LABEL, TEXT]);
  checkTree(faults, components);
}

function checkTree(faults: Faults, components: readonly Component[]): void {
  const tree = [...walk(components)];
  for (const { component, path } of tree) checkOne(faults, component, path);
  faults.unique(
    tree.flatMap(({ component, path }) =>
      component.custom_id ? [{ path: [...path, 'custom_id'], value: component.custom_id }] : [],
    ),
    'COMPONENT_CUSTOM_ID_DUPLICATED',
    'Component custom id cannot be duplicated',
  );
  faults.unique(
    tree.flatMap(({ component, path }) =>
      component.id ? [{ path: [...path, 'id'], value: component.id }] : [],
    ),
    'COMPONENT_ID_DUPLICATED',
    'Component id cannot be duplicated',
  );
}

function checkOne(faults: Faults, component: Component, path: (string | number)[]): void {
  const { type, components, accessory } = component;
  const children = components ?? [];
  const inside = [...path, 'components'];
  if (type === ROW) checkRow(faults, children, inside);
  else if (type === CONTAINER) {
    faults.count(inside, children.length, 1, MAX_TREE);
    allow(faults, children, inside, IN_CONTAINER);
  } else if (type === SECTION) {
    faults.count(inside, children.length, 1, 3);
    allow(faults, children, inside, [TEXT]);
    allow(faults, accessory ? [accessory] : [], [...path, 'accessory'], [BUTTON, THUMBNAIL]);
    faults.need(Boolean(accessory), [...path, 'accessory'], REQUIRED, 'This field is required');
  } else if (type === TEXT) faults.text([...path, 'content'], component.content, 1, MAX_TEXT);
  else if (type === GALLERY) faults.count([...path, 'items'], component.items?.length ?? 0, 1, 10);
  else if (type === BUTTON) checkButton(faults, component, path);
  else if (SELECTS.includes(type)) checkSelect(faults, component, path);
  else if (type === TEXT_INPUT) checkInput(faults, component, path);
  else if (type === LABEL) {
    faults.text([...path, 'label'], component.label, 1, 45);
    faults.text([...path, 'description'], component.description, 0, 100);
  }
}

const REQUIRED = 'BASE_TYPE_REQUIRED';

function checkRow(faults: Faults, children: readonly Component[], path: (string | number)[]): void {
  const single = children.some(({ type }) => type !== BUTTON);
  faults.count(path, children.length, 1, single ? 1 : 5);
  allow(faults, children, path, [BUTTON, TEXT_INPUT, ...SELECTS]);
}

function checkButton(faults: Faults, button: Component, path: (string | number)[]): void {
  const { style, custom_id, url, label, emoji, sku_id } = button;
  faults.need(
    style != null && style >= 1 && style <= PREMIUM,
    [...path, 'style'],
    'BASE_TYPE_CHOICES',
    'Value must be one of {1, 2, 3, 4, 5, 6}.',
  );
  faults.text([...path, 'label'], label, 0, 80);
  if (style === PREMIUM) {
    faults.need(Boolean(sku_id), [...path, 'sku_id'], REQUIRED, 'A premium button needs a sku.');
    return;
  }
  faults.need(Boolean(label || emoji), path, REQUIRED, 'A button needs a label or an emoji.');
  if (style === LINK) {
    faults.need(
      /^(?:https?|discord):\/\/./.test(url ?? '') && lengthOf(url) <= 512,
      [...path, 'url'],
      'URL_TYPE_INVALID_URL',
      'Not a well formed URL.',
    );
    faults.need(
      !custom_id,
      path,
      'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
      'A link button has no custom id.',
    );
    return;
  }
  faults.text([...path, 'custom_id'], custom_id, 1, 100);
  faults.need(
    !url,
    path,
    'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
    'Only a link button has an url.',
  );
}

function checkSelect(faults: Faults, select: Component, path: (string | number)[]): void {
  const options = select.options ?? [];
  faults.text([...path, 'custom_id'], select.custom_id, 1, 100);
  faults.text([...path, 'placeholder'], select.placeholder, 0, 150);
  const most = select.max_values ?? 1;
  faults.need(
    (select.min_values ?? 1) <= most && most <= 25,
    [...path, 'max_values'],
    'COMPONENT_SELECT_BOUNDS',
    'Must be at least min_values and at most 25.',
  );
  if (select.type !== STRING_SELECT) return;
  faults.count([...path, 'options'], options.length, 1, 25);
  for (const [index, option] of options.entries()) {
    const at = [...path, 'options', index];
    faults.text([...at, 'label'], option.label, 1, 100);
    faults.text([...at, 'value'], option.value, 1, 100);
    faults.text([...at, 'description'], option.description, 0, 100);
  }
  faults.unique(
    options.map(({ value }, index) => ({ path: [...path, 'options', index, 'value'], value })),
    'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
    'The specified option value is already used',
  );
}

function checkInput(faults: Faults, input: Component, path: (string | number)[]): void {
  faults.text([...path, 'custom_id'], input.custom_id, 1, 100);
  faults.text([...path, 'label'], input.label, 0, 45);
  faults.text([...path, 'placeholder'], input.placeholder, 0, 100);
  faults.text([...path, 'value'], input.value, 0, input.max_length ?? 4000);
  faults.need(
    (input.min_length ?? 0) <= (input.max_length ?? 4000) && (input.max_length ?? 1) <= 4000,
    [...path, 'max_length'],
    'NUMBER_TYPE_MAX',
    'Must be at least min_length and at most 4000.',
  );
}

function allow(
  faults: Faults,
  components: readonly Component[],
  path: (string | number)[],
  types: readonly number[],
): void {
  for (const [index, { type }] of components.entries()) {
    faults.need(
      types.includes(type),
      [...path, index, 'type'],
      'UNION_TYPE_CHOICES',
      `Value of field "type" must be one of (${types.join(', ')}).`,
    );
  }
}
