import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { decodePage } from './import/decode.ts';
import { readPage } from './import/page.ts';

const page = z.instanceof(Uint8Array).parse(workerData);

parentPort?.postMessage(readPage(decodePage(page), null));
