import { z } from 'zod';
import { ORDERS } from '../search/arrange.ts';

/** Goes up when the form of the ids changes, so that a button of an older version is known as one. */
const VERSION = '1';

/** As it is written and in no other way, such as 1e3. */
const count = z
  .string()
  .regex(/^(?:0|[1-9]\d{0,4})$/u)
  .transform(Number);
const order = z.enum(ORDERS);
const asker = z.string().regex(/^\d{17,20}$/u);
const article = z.string().min(1).max(80);

/** What a component id says, its parts in the order in which they are written. */
const pressSchema = z.discriminatedUnion('action', [
  /** Shows a page of an answer; year 0 stands for all years. */
  z.object({ action: z.literal('page'), asker, page: count, order, year: count }),
  /** A menu that orders an answer. */
  z.object({ action: z.literal('order'), asker, year: count }),
  /** A menu that keeps an answer to one year. */
  z.object({ action: z.literal('year'), asker, order }),
  /** Opens an article at a paragraph. */
  z.object({ action: z.literal('read'), paragraph: count, article }),
  /** Goes on in an open article. */
  z.object({ action: z.literal('turn'), paragraph: count, article }),
  /** Shows a page of a timeline between two years, 0 for none. */
  z.object({ action: z.literal('when'), asker, page: count, from: count, to: count }),
  /** Shows a page of the list of articles; year 0 stands for all years. */
  z.object({
    action: z.literal('list'),
    asker,
    page: count,
    order: z.enum(['newest', 'oldest']),
    year: count,
  }),
  /** Does something with a page that was read. */
  z.object({ action: z.literal('draft'), id: z.uuid(), step: z.enum(['save', 'edit', 'drop']) }),
  /** Says that an answer did not help. */
  z.object({ action: z.literal('unhelpful'), asker }),
  /** Takes a reply away. */
  z.object({ action: z.literal('delete'), asker }),
  /** Asks the question that stands on the button. */
  z.object({ action: z.literal('ask'), number: count }),
]);

/** What someone pressed or chose. */
export type Press = z.infer<typeof pressSchema>;

/** Writes a component id: `1:page:80351110224678912:2:oldest:0` */
export function componentId(press: Press): string {
  return [VERSION, ...Object.values(press)].join(':');
}

/** Reads a component id; `null` when it is of another version, damaged or not ours. */
export function readPress(id: string): Press | null {
  const [version, ...values] = id.split(':');
  if (version !== VERSION) return null;
  const written = pressSchema.options.find(
    ({ shape }) => shape.action.value === values[0] && Object.keys(shape).length === values.length,
  );
  if (written === undefined) return null;
  const keys = Object.keys(written.shape);
  const press = pressSchema.safeParse(Object.fromEntries(keys.map((key, i) => [key, values[i]])));
  return press.success ? press.data : null;
}
