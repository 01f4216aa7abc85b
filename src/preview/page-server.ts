import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join } from 'node:path';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { bundle } from './bundle.ts';
import { type Act, actSchema, type News } from './messages.ts';
import type { Visit } from './visit.ts';

/** Discord takes files of 10 MB, which are a third larger as base64; in bytes. */
const LARGEST_ACT = 14 * 2 ** 20;

/** Korean letters look alike everywhere, and show where no Korean font is installed. */
const FONT = dirname(
  createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-kr/index.css'),
);

const TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.woff2', 'font/woff2'],
]);

/** Nothing but what comes with the page; the components write styles of their own. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; " +
  "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

export interface PageServer {
  readonly url: string;
  /** Tells everybody. */
  tell(news: News): void;
  close(): Promise<void>;
}

/**
 * Serves the page on this machine, and speaks with each open one.
 *
 * @param source The folder of the page: `index.html`, `style.css`, `icon.svg`, `main.ts`.
 * @param port Any free one, if 0.
 * @param welcome Called for each page that is opened, with what tells it something.
 * @throws When the port is taken, with the code EADDRINUSE.
 */
export async function startPageServer(
  source: string,
  port: number,
  welcome: (tell: (news: News) => void) => Visit,
): Promise<PageServer> {
  const script = await bundle(join(source, 'main.ts'));
  const server = createServer((request, response) => {
    void serve(request, response, source, script);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = z.object({ port: z.number() }).parse(server.address());
  const hosts = ['127.0.0.1', 'localhost'].map((name) => `${name}:${address.port}`);
  const sockets = new WebSocketServer({
    server,
    path: '/live',
    maxPayload: LARGEST_ACT,
    // Another site in the same browser has no business here.
    verifyClient: ({ origin }: { origin: string }) =>
      hosts.some((host) => origin === `http://${host}`),
  });
  sockets.on('connection', (socket) => talk(socket, welcome));

  return {
    url: `http://127.0.0.1:${address.port}`,
    tell: (news) => {
      for (const socket of sockets.clients) socket.send(JSON.stringify(news));
    },
    close: async () => {
      const closed = once(server, 'close');
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function talk(socket: WebSocket, welcome: (tell: (news: News) => void) => Visit): void {
  const visit = welcome((news) => socket.send(JSON.stringify(news)));
  socket.on('message', (data: RawData) => {
    const act = readAct(data);
    if (act === null) socket.close(1007);
    else void visit.act(act);
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => visit.end());
}

function readAct(data: RawData): Act | null {
  try {
    return actSchema.parse(JSON.parse(z.instanceof(Buffer).parse(data).toString()));
  } catch {
    return null;
  }
}

async function serve(
  { url = '/', method }: IncomingMessage,
  response: ServerResponse,
  source: string,
  script: string,
): Promise<void> {
  try {
    // What is no path, such as //, throws here.
    const { pathname } = new URL(url, 'http://preview');
    if (method !== 'GET') throw new Error(`preview: ${method} is not served`);
    const name = pathname === '/' ? 'index.html' : basename(pathname);
    const body = await contentOf(pathname, name, source, script);
    response.writeHead(200, {
      'content-type': TYPES.get(extname(name)) ?? 'application/octet-stream',
      'content-security-policy': POLICY,
      'cache-control': 'no-cache',
    });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}

async function contentOf(
  pathname: string,
  name: string,
  source: string,
  script: string,
): Promise<string | Buffer> {
  if (pathname === '/main.js') return script;
  if (pathname === '/font/index.css') return readFile(join(FONT, name));
  if (pathname.startsWith('/font/files/')) return readFile(join(FONT, 'files', name));
  if (!PARTS.has(name)) throw new Error(`preview: no ${pathname}`);
  return readFile(join(source, name));
}

const PARTS = new Set(['index.html', 'style.css', 'icon.svg']);
