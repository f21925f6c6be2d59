import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

const HOST = '127.0.0.1';
/** The page carries its own policy; frames and sniffing can only be refused here. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;

/** Why a request is refused, or null. Names other than those of this machine mean that another site asks through the browser. */
function refusal({ method, url, headers }: IncomingMessage, port: number): number | null {
  const own = [`${HOST}:${port}`, `localhost:${port}`];
  if (!own.includes(headers.host ?? '')) return 403;
  if (headers.origin !== undefined && !own.map((host) => `http://${host}`).includes(headers.origin)) return 403;
  if (method !== 'GET' && method !== 'HEAD') return 405;
  // What follows the question mark says nothing to the page: mail programs and chats add to addresses.
  return url === '/' || url?.startsWith('/?') ? null : 404;
}

/**
 * Serves one page on this machine alone, and nothing else: no folder, no upload, no interface. Resolves with the address once it listens; rejects where
 * the port is taken. `port` 0: any free one.
 */
export function servePage(page: Buffer, port: number): Promise<{ server: Server; address: string }> {
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const status = refusal(request, portOf(server));
    response.writeHead(status ?? 200, status === null ? { ...HEADERS, 'content-length': page.length } : {});
    response.end(status === null && request.method === 'GET' ? page : undefined);
  };
  const server = createServer(answer);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => resolve({ server, address: `http://${HOST}:${portOf(server)}/` }));
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}
