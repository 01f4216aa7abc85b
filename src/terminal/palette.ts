import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Colours a text, or leaves it alone where there are no colours. */
export type Paint = (style: Style, text: string) => string;

/** A paint for a stream; no colour when it is not a terminal or `NO_COLOR` is set. */
export function paintFor(
  stream: { readonly isTTY?: boolean },
  environment: NodeJS.ProcessEnv,
): Paint {
  const coloured = stream.isTTY === true && !environment['NO_COLOR'];
  return (style, text) => (coloured ? styleText(style, text, { validateStream: false }) : text);
}
