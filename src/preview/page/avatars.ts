import type { Person } from '../messages.ts';

const COLORS = ['#5865f2', '#3ba55c', '#c0532d'];

/** The picture of a person: the bot's own, or a head in a colour of their own. */
export function avatarOf({ role }: Person, i: number): string {
  if (role === 'bot') return '/icon.svg';
  const color = COLORS[i % COLORS.length] ?? '#5865f2';
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">` +
    `<circle cx="20" cy="20" r="20" fill="${color}"/>` +
    `<g fill="#fff"><circle cx="20" cy="16" r="6.5"/>` +
    `<path d="M8.5 32.5c1.5-6 6-9 11.5-9s10 3 11.5 9a20 20 0 0 1-23 0Z"/></g></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
