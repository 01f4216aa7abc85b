import type { z } from 'zod';
import { invalidForm } from './refusal.ts';

/** A REST request as the routes see it. */
export type Request = {
  readonly method: string;
  /** Without `/api/v10` and without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** A part of the path by its name in the route. */
  param(name: string): string;
  /** Records a violation that Discord itself would not refuse. */
  warn(text: string): void;
};

export type Answer = { status: number; body?: unknown };

export type Route = {
  /** `POST /channels/:channel/messages` */
  at: string;
  /** True where the path's own token is the authorization. */
  open?: boolean;
  handle(request: Request): Answer;
};

/** Reads a body of the given shape, or refuses it as Discord would. */
export function read<Shape extends z.ZodType>(
  shape: Shape,
  body: unknown,
  path: string[] = [],
): z.infer<Shape> {
  const result = shape.safeParse(body);
  if (result.success) return result.data;
  throw invalidForm(
    result.error.issues.map((issue) => ({
      path: [...path, ...issue.path.map((key) => (typeof key === 'number' ? key : String(key)))],
      code: 'BASE_TYPE_INVALID',
      message: issue.message,
    })),
  );
}
