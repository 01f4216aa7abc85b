import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { Gauge, Registry } from 'prom-client';
import { expect, onTestFinished, test } from 'vitest';
import { createMetrics } from '../../src/monitoring/metrics.ts';
import { type MonitoringOptions, startMonitoring } from '../../src/monitoring/server.ts';

/** Opens a port of a bot that is well, but for what the test says, until the test ends. */
async function monitoring(options: Partial<MonitoringOptions> = {}) {
  const warnings: string[] = [];
  const server = await startMonitoring({
    port: 0,
    host: '127.0.0.1',
    registry: new Registry(),
    isLive: () => true,
    missing: () => [],
    log: { warn: (_, message) => void warnings.push(message) },
    ...options,
  });
  onTestFinished(() => server.close());
  const ask = async (method: string, path: string, body?: string) => {
    const { port } = server;
    const asking = request({ port, host: '127.0.0.1', method, path, agent: false });
    asking.end(body);
    const [response] = await once(asking, 'response');
    return {
      status: response.statusCode,
      headers: response.headers,
      text: await text(response),
    };
  };
  return { ...server, ask, warnings };
}

/** A connection that says something and then waits. */
async function connection(port: number, said: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  socket.on('error', () => {});
  socket.write(said);
  return socket;
}

/** Waits until a connection is over, however it ends. */
const over = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    socket.resume().once('close', () => resolve());
  });

test('a bot that is well is live and ready', async () => {
  const { ask } = await monitoring();
  expect(await ask('GET', '/livez')).toMatchObject({ status: 200, text: 'ok\n' });
  expect(await ask('GET', '/readyz')).toMatchObject({ status: 200, text: 'ok\n' });
});

test('a bot without Discord is live, and says what is missing', async () => {
  const absent = ['discord', 'archive'];
  const { ask } = await monitoring({ missing: () => absent });
  expect(await ask('GET', '/livez')).toMatchObject({ status: 200 });
  expect(await ask('GET', '/readyz')).toMatchObject({
    status: 503,
    text: 'missing: discord, archive\n',
  });
  absent.length = 0;
  expect(await ask('GET', '/readyz')).toMatchObject({ status: 200 });
});

test('a bot that does its work no more is not live', async () => {
  const { ask } = await monitoring({ isLive: () => false });
  expect(await ask('GET', '/livez')).toMatchObject({ status: 503 });
});

test('the figures come in the format of Prometheus', async () => {
  const { ask } = await monitoring({ registry: createMetrics({ version: '1.2.3' }) });
  const { status, headers, text: body } = await ask('GET', '/metrics?name=any');
  expect({ status, type: headers['content-type'] }).toEqual({
    status: 200,
    type: 'text/plain; version=0.0.4; charset=utf-8',
  });
  expect(body).toContain('# TYPE kakao_history_build_info gauge');
});

test('figures that fail are no figures, and nothing is told but to the log', async () => {
  const registry = new Registry();
  const collect = () => {
    throw new Error('secret of the inside');
  };
  registry.registerMetric(new Gauge({ name: 'broken', help: 'Broken.', registers: [], collect }));
  const { ask, warnings } = await monitoring({ registry });
  expect(await ask('GET', '/metrics')).toMatchObject({ status: 500, text: 'failed\n' });
  expect(warnings).toEqual(['monitoring failed']);
  expect(await ask('GET', '/livez')).toMatchObject({ status: 200 });
});

test.each(['/livez', '/readyz', '/metrics', '/nowhere'])(
  'HEAD %s is GET without a body',
  async (path) => {
    const { ask } = await monitoring({ missing: () => ['discord'] });
    const [head, get] = [await ask('HEAD', path), await ask('GET', path)];
    expect(head.text).toBe('');
    expect(head.status).toBe(get.status);
    expect(head.headers['content-type']).toBe(get.headers['content-type']);
    expect(head.headers['content-length']).toBe(get.headers['content-length']);
  },
);

test.each(['/', '/livez/', '/../livez', '//livez', '/metrics/x', '*'])(
  '%s is not there',
  async (path) => {
    const { ask } = await monitoring();
    expect(await ask('GET', path)).toMatchObject({ status: 404, text: 'not found\n' });
  },
);

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s is refused', async (method) => {
  const { ask } = await monitoring();
  const { status, headers } = await ask(method, '/metrics', 'x'.repeat(100_000));
  expect({ status, allow: headers.allow }).toEqual({ status: 405, allow: 'GET, HEAD' });
});

test('a request longer than any of ours is refused', async () => {
  const { port } = await monitoring();
  const socket = await connection(
    port,
    `GET /livez HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(9_000)}\r\n\r\n`,
  );
  expect(await text(socket)).toContain('431 Request Header Fields Too Large');
});

test('what is not HTTP is refused, and the bot goes on', async () => {
  const { port, ask } = await monitoring();
  expect(await text(await connection(port, '\u0016\u0003\u0001 안녕\r\n\r\n'))).toContain(
    '400 Bad Request',
  );
  expect(await ask('GET', '/livez')).toMatchObject({ status: 200 });
});

test('a connection is over after one answer', async () => {
  const { port } = await monitoring();
  const asked = 'GET /livez HTTP/1.1\r\nHost: x\r\nConnection: keep-alive\r\n\r\n';
  const said = await text(await connection(port, asked + asked));
  expect(said.match(/200 OK/gu)).toHaveLength(1);
});

test('who says nothing, or word by word, is cut off, and the next is heard', async () => {
  const { port, ask } = await monitoring();
  const silent = Array.from({ length: 16 }, () => connection(port, ''));
  const slow = Array.from({ length: 16 }, () => connection(port, 'GET /livez HTTP/1.1\r\nHost:'));
  const sockets = await Promise.all([...silent, ...slow]);
  const word = setInterval(() => {
    for (const socket of sockets.slice(silent.length)) socket.write(' x');
  }, 200);
  onTestFinished(() => clearInterval(word));
  const beyond = await connection(port, 'GET /livez HTTP/1.1\r\nHost: x\r\n\r\n');
  expect(await text(beyond).catch(() => '')).toBe('');
  await Promise.all(sockets.map(over));
  expect(await ask('GET', '/livez')).toMatchObject({ status: 200 });
}, 20_000);

test('who asks and does not read is cut off', async () => {
  const registry = new Registry();
  const help = 'x'.repeat(20_000_000);
  registry.registerMetric(new Gauge({ name: 'long', help, registers: [] }));
  const { port } = await monitoring({ registry });
  const socket = await connection(port, 'GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(socket, 'readable');
  // Longer than the server has patience.
  await setTimeout(6_000);
  let bytes = 0;
  socket.on('data', (data: Buffer) => void (bytes += data.length));
  await over(socket);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(help.length);
}, 20_000);

test('a port that is taken is named with the cause', async () => {
  const { port } = await monitoring();
  await expect(monitoring({ port })).rejects.toMatchObject({
    name: 'PortError',
    host: '127.0.0.1',
    port,
    reason: expect.stringContaining('EADDRINUSE'),
  });
});

test('closing ends connections that are open, and may be done twice', async () => {
  const { port, close } = await monitoring();
  const socket = await connection(port, 'GET /livez');
  const closed = over(socket);
  await Promise.all([close(), close()]);
  await closed;
  await expect(once(connect(port, '127.0.0.1'), 'connect')).rejects.toThrow('ECONNREFUSED');
});
