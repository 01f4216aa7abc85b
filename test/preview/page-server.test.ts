import { once } from 'node:events';
import { IncomingMessage, request } from 'node:http';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { startPageServer } from '../../src/preview/page-server.ts';
import type { Visit } from '../../src/preview/visit.ts';
import { PAGE } from '../../src/project.ts';

async function serve() {
  const act = vi.fn<Visit['act']>(async () => {});
  const server = await startPageServer(PAGE, 0, () => ({ act, end: () => {} }));
  onTestFinished(() => server.close());
  return { ...server, act };
}

function talk(url: string, origin: string): WebSocket {
  const socket = new WebSocket(`${url.replace('http:', 'ws:')}/live`, { origin });
  socket.on('error', () => {});
  return socket;
}

test('the page, its script, its style and its font are served, and nothing else', async () => {
  const { url } = await serve();
  const types: Record<string, string> = {
    '/?person=jisu': 'text/html; charset=utf-8',
    '/main.js': 'text/javascript; charset=utf-8',
    '/style.css': 'text/css; charset=utf-8',
    '/icon.svg': 'image/svg+xml',
    '/font/index.css': 'text/css; charset=utf-8',
    '/font/files/noto-sans-kr-0-wght-normal.woff2': 'font/woff2',
  };
  for (const [path, type] of Object.entries(types)) {
    const response = await fetch(url + path);
    expect([path, response.status, response.headers.get('content-type')]).toEqual([
      path,
      200,
      type,
    ]);
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    await response.arrayBuffer();
  }
  for (const path of ['/main.ts', '/tsconfig.json', '/font/package.json', '/x', '//']) {
    expect((await fetch(url + path)).status).toBe(404);
  }
  expect((await fetch(url, { method: 'POST' })).status).toBe(404);
});

test('no path leads out of the folders', async () => {
  const { url } = await serve();
  const status = async (path: string) => {
    const sent = request(url, { path }).end();
    const [response] = z.tuple([z.instanceof(IncomingMessage)]).parse(await once(sent, 'response'));
    response.resume();
    return response.statusCode;
  };
  for (const path of [
    '/../tsconfig.json',
    '/font/files/../../package.json',
    '/%2e%2e/package.json',
    '/font/files/..%2fLICENSE',
  ]) {
    await expect(status(path)).resolves.toBe(404);
  }
});

test('another site may not speak with the preview', async () => {
  const { url, act } = await serve();
  const socket = talk(url, 'https://example.com');
  const [, response] = await once(socket, 'unexpected-response');
  expect(response.statusCode).toBe(401);
  expect(act).not.toHaveBeenCalled();
});

test.each(['not JSON', '{}', '{"type":"say","text":"","replyTo":null}', '{"type":"look"}'])(
  'who sends %s is cut off, and the next is heard',
  async (text) => {
    const { url, act } = await serve();
    const first = talk(url, url);
    await once(first, 'open');
    first.send(text);
    const [code] = await once(first, 'close');
    expect(code).toBe(1007);
    const second = talk(url, url);
    await once(second, 'open');
    second.send('{"type":"say","text":"카카오톡","replyTo":null}');
    await expect.poll(() => act.mock.calls.length).toBe(1);
  },
);

test('a port that is taken is said', async () => {
  const { url } = await serve();
  const again = startPageServer(PAGE, Number(new URL(url).port), () => {
    throw new Error('nobody comes');
  });
  await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
