import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAdmissions } from '../../src/discord/admission.ts';
import { check, PATIENCE } from './cases.ts';

/** Eight questions in twenty seconds, or three times as many pages. */
const ALLOWED = 24;
const COST = { question: 3, press: 1 };

test(
  'who keeps the pace is let in whatever others do, and who does not is told how long',
  PATIENCE,
  () =>
    check(
      { test: 60, fuzz: 2_000 },
      fc.array(
        fc.record({
          user: fc.constantFrom('1', '2', '3', '__proto__', ''),
          what: fc.constantFrom('question', 'press'),
        }),
        { maxLength: 80 },
      ),
      async (turns) => {
        const admissions = createAdmissions();
        const spent = new Map<string, number>();
        for (const { user, what } of turns) {
          const total = (spent.get(user) ?? 0) + COST[what];
          spent.set(user, total);
          const admission = await admissions.admit(user, null, what);
          expect(admission.isAllowed).toBe(total <= ALLOWED);
          if (admission.isAllowed) {
            admission.leave();
            continue;
          }
          expect(admission.crowd).toBe('user');
          expect(admission.seconds).toBeGreaterThanOrEqual(1);
          expect(admission.seconds).toBeLessThanOrEqual(20);
        }
      },
    ),
);
