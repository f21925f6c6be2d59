import { request } from 'node:http';
import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servePage } from '../../packages/cli/src/lab/server.js';

let server: Server;
let port = 0;
beforeAll(async () => {
  const served = await servePage(Buffer.from('<p>page</p>'), 0);
  server = served.server;
  port = Number(new URL(served.address).port);
});
afterAll(() => server.close());

function ask(options: { method?: string; path?: string; host?: string; origin?: string }): Promise<{ status: number; body: string }> {
  const { method = 'GET', path = '/', host = `127.0.0.1:${port}`, origin } = options;
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port, method, path, headers: { host, ...(origin === undefined ? {} : { origin }) } },
      (response) => {
        let body = '';
        response.on('data', (part: Buffer) => (body += part.toString()));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}

describe('the server of the laboratory', () => {
  it('listens on this machine only', () => {
    expect(server.address()).toMatchObject({ address: '127.0.0.1' });
  });

  it('gives its page', async () => {
    expect(await ask({})).toEqual({ status: 200, body: '<p>page</p>' });
    expect(await ask({ host: `localhost:${port}`, origin: `http://localhost:${port}` })).toMatchObject({ status: 200 });
    expect(await ask({ method: 'HEAD' })).toEqual({ status: 200, body: '' });
  });

  it.each(['/?', '/?x', '/?utm_source=mail&next=//example.org', '/?/../../etc/passwd'])(
    'gives its page for an address with a query, %s',
    async (path) => {
      expect(await ask({ path })).toEqual({ status: 200, body: '<p>page</p>' });
    },
  );

  it.each([
    ['another name of this machine', { host: 'example.org' }, 403],
    ['no port', { host: '127.0.0.1' }, 403],
    ['another site', { origin: 'http://example.org' }, 403],
    ['a page from disk', { origin: 'null' }, 403],
    ['a form', { method: 'POST' }, 405],
    ['an upload', { method: 'PUT' }, 405],
    ['a file of the folder', { path: '/package.json' }, 404],
    ['a way out of the folder', { path: '/../../etc/passwd' }, 404],
    ['a file behind a query', { path: '/package.json?' }, 404],
    ['a second slash before a query', { path: '//?x' }, 404],
    ['a query in code', { path: '/%3Fx' }, 404],
    ['a query with another site', { path: '/?x', origin: 'http://example.org' }, 403],
    ['a form with a query', { path: '/?x', method: 'POST' }, 405],
  ])('refuses %s', async (_what, options, status) => {
    expect(await ask(options)).toEqual({ status, body: '' });
  });

  it('tells a port that is taken', async () => {
    await expect(servePage(Buffer.from(''), port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
