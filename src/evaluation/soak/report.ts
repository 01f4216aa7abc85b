import type { FloodReport } from './flood.ts';
import type { KillReport } from './kills.ts';
import type { Endurance } from './soak.ts';
import type { StormReport } from './storm.ts';
import type { Course } from './watch.ts';

const MEGABYTE = 2 ** 20;

/** Whether a storm did no harm. */
export function isStormSound(report: StormReport & Endurance): boolean {
  return report.fates.lost === 0 && isSound(report);
}

/** Whether a flood did no harm: everybody was answered or told. */
export function isFloodSound(report: FloodReport & Endurance): boolean {
  return report.silent === 0 && isSound(report);
}

function isSound({ violations, tokensWritten, questionsWritten, isAlive }: Endurance): boolean {
  return violations.length + tokensWritten + questionsWritten === 0 && isAlive;
}

/** Sets out what a storm showed. */
export function stormLines(report: StormReport & Endurance): string {
  const { steps, fates, faults, lost } = report;
  const asked = Object.values(fates).reduce((sum, count) => sum + count, 0);
  const counted = Array.from(faults)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, times]) => `${name} ${times}`);
  return [
    `${steps} steps, ${asked} questions and commands`,
    `answered ${fates.answered} · told why not ${fates.told} · impossible to tell ${fates.impossible} · LOST ${fates.lost}`,
    `faults: ${counted.join(', ')}`,
    ...enduranceLines(report),
    ...lost,
  ].join('\n');
}

/** Sets out what a flood showed. */
export function floodLines(report: FloodReport & Endurance): string {
  const { offered, answered, answeredWithinASecond, shed, elsewhere, silent } = report;
  const share = (count: number) => `${count} (${((100 * count) / offered).toFixed(1)} %)`;
  return [
    `${offered} questions offered`,
    `answered ${share(answered)} · within 1 s ${share(answeredWithinASecond)} · shed ${share(shed)} · answered another way ${share(elsewhere)} · silent ${share(silent)}`,
    `answers p50 ${whole(report.p50)} ms, p99 ${whole(report.p99)} ms · shed p99 ${whole(report.shedP99)} ms`,
    `heartbeats ${report.heartbeats}, the latest ${whole(report.latestHeartbeat)} ms too late`,
    ...enduranceLines(report),
  ].join('\n');
}

/** Sets out what being killed again and again showed. */
export function killLines({ kills, whileStarting, saved, kept, faults }: KillReport): string {
  return [
    `killed ${kills} times, ${whileStarting} of them while it started`,
    `${saved} articles saved, ${kept} questions kept`,
    `torn or lost: ${faults.length}`,
    ...faults,
  ].join('\n');
}

function enduranceLines(report: Endurance): string[] {
  const { courses, violations } = report;
  const megabytes = (value: number) => `${(value / MEGABYTE).toFixed(0)} MB`;
  const course = (name: string, { first, last, most }: Course, show: (value: number) => string) =>
    `${name} ${show(first)} → ${show(last)} (most ${show(most)})`;
  return [
    `${report.minutes} minutes: ${course('memory', courses.memory, megabytes)} · ${course('heap of the main thread', courses.heap, megabytes)}`,
    `${course('handles', courses.handles, whole)} · ${course('open files', courses.files, whole)} · processor while idle ${(100 * report.idle).toFixed(1)} %`,
    `${report.requests} requests, ${violations.length} broke a rule of Discord's`,
    `most refused requests (401, 403, 429) in ten minutes ${report.mostInvalid} of 10,000 · most connections in ten seconds ${report.mostConnections}`,
    `the token stands ${report.tokensWritten} times in the log, a question ${report.questionsWritten} times`,
    report.isAlive ? 'alive and ready at the end' : 'NOT READY at the end',
    ...violations.slice(0, 20),
  ];
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}
