import type { Component } from './bodies.ts';

export const ROW = 1;
export const BUTTON = 2;
export const STRING_SELECT = 3;
export const TEXT_INPUT = 4;
export const SECTION = 9;
export const TEXT = 10;
export const THUMBNAIL = 11;
export const GALLERY = 12;
export const FILE = 13;
export const SEPARATOR = 14;
export const CONTAINER = 17;
export const LABEL = 18;
/** String, user, role, mentionable and channel menus. */
export const SELECTS: readonly number[] = [3, 5, 6, 7, 8];

type Path = (string | number)[];

/** Every component of a tree with its path, parents first, accessories included. */
export function* walk(
  components: readonly Component[] | null | undefined,
  path: Path = ['components'],
): Generator<{ component: Component; path: Path }> {
  for (const [index, component] of (components ?? []).entries()) {
    yield* visit(component, [...path, index]);
  }
}

function* visit(component: Component, path: Path): Generator<{ component: Component; path: Path }> {
  yield { component, path };
  yield* walk(component.components, [...path, 'components']);
  if (component.component) yield* visit(component.component, [...path, 'component']);
  if (component.accessory) yield* visit(component.accessory, [...path, 'accessory']);
}

/** The components as Discord stores them: each without an id gets the next free one. */
export function numbered(components: readonly Component[] | null | undefined): Component[] {
  const copy = structuredClone([...(components ?? [])]);
  const taken = new Set([...walk(copy)].map(({ component }) => component.id));
  let next = 1;
  for (const { component } of walk(copy)) {
    if (component.id) continue;
    while (taken.has(next)) next += 1;
    component.id = next;
    taken.add(next);
  }
  return copy;
}

/** The component that carries `customId`. */
export function findComponent(
  components: readonly Component[],
  customId: string,
): Component | undefined {
  for (const { component } of walk(components)) {
    if (component.custom_id === customId) return component;
  }
  return undefined;
}

/** All that a person reads in a message: its content, then its text displays and embeds. */
export function textOf(message: {
  content: string;
  components: readonly Component[];
  embeds: readonly { title?: unknown; description?: unknown }[];
}): string {
  const shown = [...walk(message.components)].map(({ component }) =>
    component.type === TEXT ? component.content : undefined,
  );
  const embedded = message.embeds.flatMap(({ title, description }) => [title, description]);
  return [message.content, ...shown, ...embedded]
    .filter((part) => typeof part === 'string' && part !== '')
    .join('\n');
}
