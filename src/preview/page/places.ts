import type { Sight } from '../messages.ts';

/** What the place is called that one looks at: `#카카오-역사`, `@카카오 역사 봇` */
export function placeName({ places, place }: Sight): string {
  const { kind, name } = places.find(({ id }) => id === place) ?? { kind: 'channel', name: '' };
  return kind === 'channel' ? `#${name}` : `@${name}`;
}
