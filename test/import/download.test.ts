import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { download } from '../../src/import/download.ts';

const LIMITS = { bytes: 1_000, milliseconds: 5_000 };

/** The address of a server that answers so; it is stopped when the test ends. */
async function server(answer: RequestListener): Promise<string> {
  const http = createServer(answer).listen(0, '127.0.0.1');
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  await once(http, 'listening');
  const address = http.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/page`;
}

test('a page comes whole, with the address that it came from in the end', async () => {
  const url = await server((request, response) => {
    if (request.url === '/page') response.writeHead(302, { location: '/moved' }).end();
    else response.end('카카오가 도서관을 연다.'.repeat(10));
  });
  const { bytes, url: last } = await download(url, LIMITS);
  expect(new TextDecoder().decode(bytes)).toBe('카카오가 도서관을 연다.'.repeat(10));
  expect(last).toBe(url.replace('page', 'moved'));
});

test('exactly as much as allowed is taken, and a byte more is refused', async () => {
  const sizes = new Map([
    ['/page', 1_000],
    ['/page?more', 1_001],
  ]);
  const url = await server((request, response) => {
    response.end(Buffer.alloc(sizes.get(request.url ?? '') ?? 0));
  });
  expect((await download(url, LIMITS)).bytes).toHaveLength(1_000);
  await expect(download(`${url}?more`, LIMITS)).rejects.toMatchObject({ fault: 'too-large' });
});

test('who sends without end, or packs much into little, is not read to the end', async () => {
  let hungUp = 0;
  const endless = await server((_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    const timer = setInterval(() => response.write('ㅋ'.repeat(100)), 1);
    response.on('close', () => {
      hungUp++;
      clearInterval(timer);
    });
  });
  await expect(download(endless, LIMITS)).rejects.toMatchObject({ fault: 'too-large' });
  const packed = gzipSync(Buffer.alloc(64 * 2 ** 20));
  const bomb = await server((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': packed.length });
    response.end(packed);
  });
  await expect(download(bomb, LIMITS)).rejects.toMatchObject({ fault: 'too-large' });
  await expect.poll(() => hungUp).toBe(1);
});

test('an error of the server, a hang-up and a page that does not come are told apart', async () => {
  const missing = await server((_, response) => response.writeHead(404).end('없음'));
  await expect(download(missing, LIMITS)).rejects.toMatchObject({
    fault: 'refused',
    message: 'download: HTTP 404',
  });
  const broken = await server((_, response) => {
    response.writeHead(200, { 'content-length': 500 });
    response.write('반쯤');
    setTimeout(() => response.destroy(), 20);
  });
  await expect(download(broken, LIMITS)).rejects.toMatchObject({ fault: 'broken' });
  await expect(download('http://127.0.0.1:1/', LIMITS)).rejects.toMatchObject({ fault: 'broken' });
  const slow = await server((_, response) => {
    response.writeHead(200);
    response.write('반쯤');
  });
  const soon = { ...LIMITS, milliseconds: 200 };
  await expect(download(slow, soon)).rejects.toMatchObject({ fault: 'too-slow' });
});
