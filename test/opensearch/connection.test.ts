import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { connect } from '../../src/opensearch/connection.ts';
import { IndexUnavailableError } from '../../src/search/paragraph-index.ts';

/** A server that answers so; gives its URL with a user and a password. */
async function serverThat(
  answer: (response: ServerResponse, request: IncomingMessage) => void,
): Promise<string> {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    answer(response, request);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return `http://me:secret@127.0.0.1:${port}`;
}

const says = (status: number, body: unknown) =>
  serverThat((response) => {
    response.statusCode = status;
    response.end(JSON.stringify(body));
  });

const info = (number: string) => ({ version: { distribution: 'opensearch', number } });

async function failure(node: string): Promise<string> {
  const error: unknown = await connect([node]).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(IndexUnavailableError);
  const message = error instanceof Error ? error.message : '';
  expect(message).toContain(new URL(node).host);
  expect(message).not.toContain('secret');
  return message;
}

test('a server that is not there', async () => {
  expect(await failure('http://me:secret@127.0.0.1:9')).toMatch(/does not answer: .*ECONNREFUSED/u);
});

test('a server that does not let us in', async () => {
  expect(await failure(await says(401, 'Unauthorized'))).toContain('user and password');
  expect(await failure(await says(403, { error: 'no permissions' }))).toContain('403');
});

test('a server that is another one', async () => {
  const elastic = { version: { number: '8.1.0', build_flavor: 'default' } };
  expect(await failure(await says(200, elastic))).toContain('is not OpenSearch');
  expect(await failure(await says(200, 'hello'))).toContain('is not OpenSearch');
  expect(await failure(await says(404, {}))).toContain('404');
});

test('a server that is too old', async () => {
  expect(await failure(await says(200, info('1.3.0')))).toContain('version 1.3.0');
});

const IMPATIENT = { limit: 100, retries: 1 };

test('a request that is not answered, wholly or at all, is given up', async () => {
  const node = await serverThat((response, request) => {
    if (request.url === '/') response.end(JSON.stringify(info('2.19.3')));
    if (request.url === '/half') response.write('{');
  });
  const connection = await connect([node]);
  for (const path of [['half'], ['nothing']]) {
    const asked = connection.request(z.unknown(), { method: 'GET', path }, IMPATIENT);
    await expect(asked).rejects.toThrow(IndexUnavailableError);
  }
  await connection.close();
});

test('a request that failed is sent again, as it was', async () => {
  const seen: string[] = [];
  const statuses = [200, 429, 500, 503, 200];
  const node = await serverThat((response, request) => {
    response.statusCode = statuses.shift() ?? 200;
    seen.push(`${request.method} ${request.url} ${request.headers.authorization !== undefined}`);
    response.end(JSON.stringify(info('3.0.0')));
  });
  const connection = await connect([node]);
  const request = { method: 'POST', path: ['a', 'b c'], query: { d: true }, body: {} } as const;
  await connection.request(z.unknown(), request, { limit: 1_000, retries: 3 });
  expect(seen).toEqual(['GET / true', ...Array(4).fill('POST /a/b%20c?d=true true')]);
  await connection.close();
});

test('a lost node is passed over', async () => {
  const nodes = ['http://127.0.0.1:9', await says(200, info('2.0.0')), 'http://127.0.0.1:13'];
  const connection = await connect(nodes);
  for (let i = 0; i < 5; i++) {
    const asked = connection.request(z.unknown(), { method: 'GET', path: [] }, IMPATIENT);
    await expect(asked).resolves.toEqual(info('2.0.0'));
  }
  await connection.close();
});
