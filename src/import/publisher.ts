import type { Body, Classified } from './body.ts';
import { siteIn } from './headline.ts';
import { isPortalName, outletAt, outletIn, outletNamed } from './outlets.ts';

/** From the mark of a copyright to what it forbids. */
const OWNER =
  /(?:[ⓒ©]|\(c\)|copyright(?!s?\s?(?:[ⓒ©]|\(c\)))|저작권자(?!\s?(?:[ⓒ©]|\(c\))))[\s:]*(?:\d{4}\s*(?:[-~]\s*\d{4})?)?[\s.,]*(?<owner>[^,.&|\]>\n]{2,60}?)(?=$|[,.&|\]>]|\s*(?:무단|all rights|copyright|재배포|\(www|기사))/iu;

const LONGEST_NAME = 20;

/**
 * Names the outlet that a copyright line belongs to: as we print it when we know it, else as the
 * line does.
 *
 * `저작권자 © 가나신문 무단전재 및 재배포 금지` → 가나신문, `ⓒ 한경닷컴, 무단전재 금지` → 한국경제
 */
export function ownerOf(line: string): string | null {
  const known = outletIn(line);
  if (known !== null) return known;
  const owner = OWNER.exec(line.slice(0, 300))
    ?.groups?.owner?.replace(/["'“”‘’<>()]/gu, '')
    .trim();
  if (owner === undefined || owner.length < 2 || owner.length > LONGEST_NAME) return null;
  return isPortalName(owner) || !/[가-힣A-Za-z]/u.test(owner) ? null : owner;
}

/** Names the outlet of a pasted page; `null` when the page does not say. */
export function findPublisher(lines: readonly Classified[], body: Body): string | null {
  const header = lines.slice(0, body.start);
  const footer = lines.slice(body.end);
  const owner = footer.filter(({ kind, text }) => kind === 'end' || /^\W{0,3}[ⓒ©]/u.test(text));
  return (
    firstOf(owner, ({ text }) => ownerOf(text)) ??
    firstOf(header.toReversed(), ({ kind, text }) =>
      kind === 'site' ? outletNamed(text) : null,
    ) ??
    firstOf(header, ({ text }) => siteIn(text)) ??
    body.outlet ??
    firstOf([...header, ...footer.slice(0, 8)], ({ kind, text }) =>
      kind === 'byline' ? signedFor(text) : null,
    ) ??
    firstOf(footer, ({ kind, text }) => (kind === 'site' ? outletNamed(text) : null))
  );
}

/** `KPI뉴스 / 홍길동 기자` → KPI뉴스, `김철수 기자 kim@zdnet.co.kr` → 지디넷코리아 */
function signedFor(byline: string): string | null {
  const domain = /@(?<domain>[\w.-]{3,80})/u.exec(byline)?.groups?.domain;
  return (
    firstOf(byline.split(/[\s/|=()[\]]+/u), outletNamed) ??
    (domain === undefined ? null : outletAt(domain))
  );
}

function firstOf<T>(items: readonly T[], find: (item: T) => string | null): string | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}
