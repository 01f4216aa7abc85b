import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An OpenSearch for tests. */
export interface OpenSearch {
  /** Where its nodes answer. */
  readonly urls: readonly string[];
  /** The node that leads the others; `null` where the nodes are not ours. */
  readonly leader: Leader | null;
  /** Stops the nodes and takes away what they wrote. */
  stop(): Promise<void>;
}

/** A node that can be lost. */
export interface Leader {
  /** Makes it hang, and gives what lets it go on. */
  freeze(): () => void;
  kill(): void;
}

const START_SECONDS = 120;

/** OpenSearch refuses to run as root; this is the user nobody. */
const NOBODY = 65_534;

/**
 * Gives the OpenSearch of `OPENSEARCH_URL` (a list with commas), or starts two nodes of the unpacked
 * distribution in `OPENSEARCH_HOME`. Where neither is at hand it says so in one line and gives
 * `null`.
 */
export async function openSearch(): Promise<OpenSearch | null> {
  const { OPENSEARCH_URL: url, OPENSEARCH_HOME: home } = process.env;
  if (url !== undefined && url !== '') {
    return { urls: url.split(','), leader: null, stop: async () => {} };
  }
  const missing = whatIsMissing(home);
  if (home === undefined || missing !== null) return skip(missing ?? '');
  try {
    return await startNodes(home);
  } catch (error) {
    return skip(error instanceof Error ? error.message : String(error));
  }
}

function skip(why: string): null {
  process.stderr.write(`The tests with OpenSearch are skipped: ${why}\n`);
  return null;
}

const java = process.env['JAVA_HOME'] ? join(process.env['JAVA_HOME'], 'bin/java') : 'java';

function whatIsMissing(home: string | undefined): string | null {
  if (home === undefined || home === '')
    return 'neither OPENSEARCH_URL nor OPENSEARCH_HOME is set.';
  if (!existsSync(join(home, 'lib'))) return `there is no OpenSearch in OPENSEARCH_HOME=${home}.`;
  if (spawnSync(java, ['-version']).status !== 0) return 'there is no Java.';
  return null;
}

interface Node {
  readonly name: string;
  readonly http: number;
  readonly transport: number;
}

async function startNodes(home: string): Promise<OpenSearch> {
  const folder = mkdtempSync(join(tmpdir(), 'opensearch-'));
  const [a = 0, b = 0, c = 0, d = 0] = await freePorts(4);
  const nodes = [
    { name: 'first', http: a, transport: b },
    { name: 'second', http: c, transport: d },
  ];
  const running = new Map(nodes.map((node) => [node.name, startNode(home, folder, node, nodes)]));
  const killAll = () => running.forEach((node) => node.kill('SIGKILL'));
  const endAll = () => {
    killAll();
    process.exit(1);
  };
  process.once('exit', killAll);
  process.once('SIGTERM', endAll);
  const stop = async () => {
    process.off('exit', killAll);
    process.off('SIGTERM', endAll);
    await Promise.all(Array.from(running.values(), kill));
    rmSync(folder, { recursive: true, force: true });
  };
  const urls = nodes.map(({ http }) => `http://127.0.0.1:${http}`);
  try {
    await waitUntilGreen(urls[0] ?? '', Array.from(running.values()));
  } catch (error) {
    const said = nodes.map(({ name }) => readFileSync(join(folder, name, 'stderr'), 'utf8'));
    const reason = said.join('\n').match(/^(?:.*\w(?:Exception|Error): |Error).*$/mu)?.[0];
    await stop();
    throw new Error(`OpenSearch did not start: ${reason ?? 'it was too slow'}`, { cause: error });
  }
  const answer = await fetch(`${urls[0]}/_cat/cluster_manager?h=node`);
  const leader = running.get((await answer.text()).trim());
  return {
    urls,
    leader: {
      freeze: () => {
        leader?.kill('SIGSTOP');
        return () => leader?.kill('SIGCONT');
      },
      kill: () => leader?.kill('SIGKILL'),
    },
    stop,
  };
}

const LOGGING = `
appender.file.type = File
appender.file.name = file
appender.file.fileName = \${sys:opensearch.logs.base_path}/tests.log
appender.file.layout.type = PatternLayout
appender.file.layout.pattern = [%d] [%p] [%c{1}] %m%n
rootLogger.level = info
rootLogger.appenderRef.file.ref = file
`;

function startNode(
  home: string,
  folder: string,
  { name, http, transport }: Node,
  all: readonly Node[],
): ChildProcess {
  const own = join(folder, name);
  const config = join(own, 'config');
  const folders = [folder, own, config, join(own, 'data'), join(own, 'logs'), join(own, 'tmp')];
  for (const path of folders) mkdirSync(path, { recursive: true });
  writeFileSync(join(config, 'log4j2.properties'), LOGGING);
  const isRoot = process.getuid?.() === 0;
  if (isRoot) for (const path of folders) chownSync(path, NOBODY, NOBODY);
  const settings = {
    'cluster.name': 'tests',
    'node.name': name,
    'path.data': join(own, 'data'),
    'path.logs': join(own, 'logs'),
    'network.host': '127.0.0.1',
    'http.port': http,
    'transport.port': transport,
    'discovery.seed_hosts': all.map((node) => `127.0.0.1:${node.transport}`).join(','),
    'cluster.initial_cluster_manager_nodes': all.map((node) => node.name).join(','),
    'cluster.routing.allocation.disk.threshold_enabled': false,
  };
  return spawn(
    java,
    [
      '-Xms512m',
      '-Xmx512m',
      '-XX:+UseSerialGC',
      '-XX:TieredStopAtLevel=1',
      '-Dlog4j2.disable.jmx=true',
      '-Djava.security.manager=allow',
      `-Djava.io.tmpdir=${join(own, 'tmp')}`,
      `-Dopensearch.path.home=${home}`,
      `-Dopensearch.path.conf=${config}`,
      '-Dopensearch.distribution.type=zip',
      '-Dopensearch.bundled_jdk=false',
      '-cp',
      `${home}/lib/*`,
      'org.opensearch.bootstrap.OpenSearch',
      ...Object.entries(settings).map(([key, value]) => `-E${key}=${value}`),
    ],
    {
      cwd: own,
      stdio: ['ignore', 'ignore', openSync(join(own, 'stderr'), 'w')],
      ...(isRoot && { uid: NOBODY, gid: NOBODY }),
    },
  );
}

/** Kills a process and waits until it is gone. */
async function kill(node: ChildProcess): Promise<void> {
  if (node.exitCode !== null || node.signalCode !== null) return;
  const gone = new Promise((resolve) => node.once('exit', resolve));
  node.kill('SIGKILL');
  await gone;
}

async function waitUntilGreen(url: string, nodes: readonly ChildProcess[]): Promise<void> {
  for (let second = 0; second < START_SECONDS; second++) {
    if (nodes.some(({ exitCode }) => exitCode !== null)) throw new Error('A node ended.');
    const health = `${url}/_cluster/health?wait_for_status=green&wait_for_nodes=2&timeout=1s`;
    const isGreen = await fetch(health).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isGreen) return;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error(`It was not ready within ${START_SECONDS} seconds.`);
}

/** Ports that are free now; all are held until the last is found, so that they differ. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) => {
          server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            resolve(typeof address === 'object' && address !== null ? address.port : 0);
          });
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
