// @ts-check
// The server of static files, as a process of its own: what it answers, and that nothing ends it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test, { after, before } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';

const top = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const program = join(top, 'web', 'server.mjs');
const around = realpathSync(mkdtempSync(join(tmpdir(), 'malvag-server-')));
const folder = join(around, 'site');
const page = readFileSync(join(top, 'web', 'index.html'), 'utf8');
const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
const script = 'export const text = "abcdefghij";\n'.repeat(50);
const digits = '0123456789';

/** @type {import('node:child_process').ChildProcess} */
let server;
let port = 0;

before(async () => {
  for (const path of ['site/plans', 'site-beside'])
    mkdirSync(join(around, path), { recursive: true });
  const write = (/** @type {string} */ name, /** @type {string | Uint8Array} */ content) =>
    writeFileSync(join(folder, name), content);
  write('index.html', page);
  write('malvag.html', '<!doctype html><title>Målvåg</title>');
  write('app.mjs', script);
  write('app.mjs.br', brotliCompressSync(Buffer.from(script)));
  write('digits.txt', digits);
  write('plans/large.json', Buffer.alloc(32 << 20, ' '));
  for (const ending of ['css', 'wasm', 'webmanifest', 'ttf', 'svg', 'png', 'unknown'])
    write(`file.${ending}`, 'x');
  writeFileSync(join(around, 'secret.txt'), 'secret');
  writeFileSync(join(around, 'site-beside', 'secret.txt'), 'secret');
  symlinkSync(join(around, 'secret.txt'), join(folder, 'link.txt'));
  symlinkSync(around, join(folder, 'around'));
  symlinkSync('/dev/zero', join(folder, 'device'));
  symlinkSync('digits.txt', join(folder, 'inside.txt'));
  write('packed-outside.txt', digits);
  symlinkSync(join(around, 'secret.txt'), join(folder, 'packed-outside.txt.br'));

  server = spawn(process.execPath, [program, folder, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  port = await new Promise((found, failed) => {
    server.stdout?.on('data', (text) => {
      const address = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(String(text));
      if (address) found(Number(address[1]));
    });
    server.once('exit', () => failed(new Error('the server does not start')));
  });
});

after(() => {
  server.kill();
  rmSync(around, { recursive: true });
});

/**
 * @param {string} path as it stands in the request
 * @param {Record<string, string>} [headers] @param {string} [method]
 * @returns {Promise<{ status: number, headers: import('node:http').IncomingHttpHeaders, body: Buffer }>}
 */
function ask(path, headers = {}, method = 'GET') {
  return new Promise((answered, failed) => {
    const asked = request({ port, path, method, headers, agent: false }, (response) => {
      /** @type {Buffer[]} */
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('error', failed);
      response.on('end', () =>
        answered({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts),
        }),
      );
    });
    asked.on('error', failed).end();
  });
}

/** What is not even a request. @param {string} text @returns {Promise<string>} */
function send(text) {
  return new Promise((answered) => {
    let got = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (part) => (got += part));
    socket.on('error', () => {});
    socket.on('close', () => answered(got));
  });
}

async function answersStill() {
  assert.equal(server.exitCode, null);
  assert.equal((await ask('/digits.txt')).body.toString(), digits);
}

const oddPaths = {
  'a file as a folder': '/index.html/x',
  'a file with a slash': '/index.html/',
  'a file with a slash that is written otherwise': '/index.html%2f',
  'a folder': '/plans',
  'a folder without a page': '/plans/',
  'a zero byte': '/%00',
  'a zero byte in a name': '/index.html%00.png',
  'a name that is too long': `/${'x'.repeat(5000)}`,
  'a path that is too long': `/${'x/'.repeat(3000)}`,
  'an address that is too long': `/${'x'.repeat(100_000)}`,
  'half a percent sign': '/%',
  'what is not UTF-8': '/%ff%fe',
  'half a surrogate': '/%ed%a0%80',
  'no address': 'http://',
  'another host without a path': '//[',
};
for (const [what, path] of Object.entries(oddPaths)) {
  test(`it is not there, and the server goes on: ${what}`, async () => {
    // Who sends more than is read can find the connection closed before the answer came.
    const refused = { status: 400 };
    const { status } = await ask(path).catch(({ code }) => {
      assert.match(code, /^(ECONNRESET|EPIPE)$/);
      return refused;
    });
    assert.ok(status >= 400 && status < 500, `${status}`);
    await answersStill();
  });
}

test('what is not a request does not end it', async () => {
  assert.match(await send('\0\0\0\r\n\r\n'), /^HTTP\/1\.1 400/);
  await answersStill();
});

const outside = [
  '/link.txt',
  '/around/secret.txt',
  '/around/site/digits.txt/../../secret.txt',
  '/device',
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e%2fsecret.txt',
  '/plans/..%2f..%2fsecret.txt',
  '/..%2fsite-beside/secret.txt',
  '/..%5csecret.txt',
  `/${encodeURIComponent(join(around, 'secret.txt'))}`,
];
for (const path of outside) {
  test(`nothing outside its folder: ${path.replace(encodeURIComponent(around), '…')}`, async () => {
    const { status, body } = await ask(path);
    assert.equal(status, 404);
    assert.doesNotMatch(body.toString(), /secret/);
  });
}

test('a link that stays inside is followed; a packed file from outside is not taken', async () => {
  assert.equal((await ask('/inside.txt')).body.toString(), digits);
  const { headers, body } = await ask('/packed-outside.txt', { 'accept-encoding': 'br' });
  assert.equal(headers['content-encoding'], undefined);
  assert.equal(body.toString(), digits);
});

/** How often the server has the file open. @param {string} path */
function timesOpen(path) {
  const open = join('/proc', String(server.pid), 'fd');
  return readdirSync(open).filter((name) => {
    try {
      return readlinkSync(join(open, name)) === path;
    } catch {
      return false; // closed since
    }
  }).length;
}

test('a download that breaks off leaves no file open', async () => {
  const path = 'plans/large.json';
  const breaksOff = () =>
    new Promise((broken) => {
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(`GET /${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`),
      );
      socket.once('data', () => {
        assert.ok(timesOpen(join(folder, path)) > 0);
        socket.destroy();
      });
      socket.once('close', broken);
    });
  for (let round = 0; round < 20; ++round) await breaksOff();
  for (let round = 0; round < 100 && timesOpen(join(folder, path)) > 0; ++round) await pause(50);
  assert.equal(timesOpen(join(folder, path)), 0);
  assert.equal((await ask(`/${path}`)).body.length, 32 << 20);
});

/** @type {[string, string, string][]} asked for, which part, what of it comes */
const parts = [
  ['bytes=2-5', 'bytes 2-5/10', '2345'],
  ['bytes=0-0', 'bytes 0-0/10', '0'],
  ['bytes=7-', 'bytes 7-9/10', '789'],
  ['bytes=-3', 'bytes 7-9/10', '789'],
  ['bytes=8-99', 'bytes 8-9/10', '89'],
];
for (const [range, part, expected] of parts) {
  test(`a part is given: ${range}`, async () => {
    const { status, headers, body } = await ask('/digits.txt', { range });
    assert.equal(status, 206);
    assert.equal(headers['content-range'], part);
    assert.equal(headers['content-length'], String(expected.length));
    assert.equal(body.toString(), expected);
  });
}

test('a part that is not there is refused', async () => {
  const { status, headers } = await ask('/app.mjs', { range: 'bytes=9999-', 'accept-encoding': 'br' });
  assert.equal(status, 416);
  assert.match(headers['content-range'] ?? '', /^bytes \*\/\d+$/);
  assert.equal(headers['content-encoding'], undefined);
});

test('where parts are asked for that make no sense, or of another version, all is given', async () => {
  /** @type {Record<string, string>[]} */
  const asked = [
    { range: 'bytes=1-2,5-6' },
    { range: 'lines=1-2' },
    { range: 'bytes=1-2', 'if-range': '"another"' },
  ];
  for (const headers of asked) {
    const { status, body } = await ask('/digits.txt', headers);
    assert.equal(status, 200);
    assert.equal(body.toString(), digits);
  }
  assert.ok([200, 416].includes((await ask('/digits.txt', { range: 'bytes=5-2' })).status));
  await answersStill();
});

test('HEAD gives the headers alone', async () => {
  const [whole, head] = [await ask('/digits.txt'), await ask('/digits.txt', {}, 'HEAD')];
  assert.equal(head.status, 200);
  assert.equal(head.body.length, 0);
  for (const header of ['content-length', 'content-type', 'etag', 'content-security-policy'])
    assert.equal(head.headers[header], whole.headers[header], header);
  assert.equal(head.headers['content-length'], '10');
  assert.equal((await ask('/nothing', {}, 'HEAD')).status, 404);
});

test('a file that is the same is not sent again, one that changed is', async () => {
  writeFileSync(join(folder, 'changes.txt'), 'before');
  const { headers } = await ask('/changes.txt');
  assert.equal(headers['cache-control'], 'no-cache');
  const again = { 'if-none-match': headers.etag ?? '' };
  const same = await ask('/changes.txt', again);
  assert.equal(same.status, 304);
  assert.equal(same.body.length, 0);
  assert.equal(same.headers.etag, headers.etag);
  writeFileSync(join(folder, 'changes.txt'), 'afterwards');
  const changed = await ask('/changes.txt', again);
  assert.equal(changed.status, 200);
  assert.equal(changed.body.toString(), 'afterwards');
});

test('the packed file is given to who takes it, as what it is unpacked', async () => {
  const packed = await ask('/app.mjs', { 'accept-encoding': 'gzip, deflate, br, zstd' });
  assert.equal(packed.headers['content-encoding'], 'br');
  assert.equal(packed.headers['content-type'], 'text/javascript; charset=utf-8');
  assert.equal(packed.headers.vary, 'accept-encoding');
  assert.equal(brotliDecompressSync(packed.body).toString(), script);
  const tags = new Set([packed.headers.etag]);
  for (const encodings of ['gzip', 'br;q=0', 'br; q=0.0, gzip', 'brand']) {
    const plain = await ask('/app.mjs', { 'accept-encoding': encodings });
    assert.equal(plain.headers['content-encoding'], undefined, encodings);
    assert.equal(plain.headers.vary, 'accept-encoding');
    assert.equal(plain.body.toString(), script);
    tags.add(plain.headers.etag);
  }
  assert.equal(tags.size, 2);
  assert.equal(
    (await ask('/app.mjs', { 'accept-encoding': 'br;q=0.5' })).headers['content-encoding'],
    'br',
  );
});

test('every file has its type', async () => {
  const types = {
    '/': 'text/html; charset=utf-8',
    '/app.mjs': 'text/javascript; charset=utf-8',
    '/digits.txt': 'text/plain; charset=utf-8',
    '/plans/large.json': 'application/json; charset=utf-8',
    '/file.css': 'text/css; charset=utf-8',
    '/file.wasm': 'application/wasm',
    '/file.webmanifest': 'application/manifest+json; charset=utf-8',
    '/file.ttf': 'font/ttf',
    '/file.svg': 'image/svg+xml',
    '/file.png': 'image/png',
    '/file.unknown': 'application/octet-stream',
  };
  for (const [path, type] of Object.entries(types))
    assert.equal((await ask(path, {}, 'HEAD')).headers['content-type'], type, path);
});

test('every answer has the headers that guard it', async () => {
  const answers = [
    await ask('/'),
    await ask('/app.mjs', { 'accept-encoding': 'br' }),
    await ask('/digits.txt', { range: 'bytes=1-2' }),
    await ask('/digits.txt', { range: 'bytes=99-' }),
    await ask('/digits.txt', { 'if-none-match': (await ask('/digits.txt')).headers.etag ?? '' }),
    await ask('/nothing'),
    await ask('/', {}, 'POST'),
  ];
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 206, 416, 304, 404, 405],
  );
  for (const { status, headers } of answers) {
    assert.equal(headers['x-content-type-options'], 'nosniff', `${status}`);
    assert.equal(headers['referrer-policy'], 'no-referrer', `${status}`);
    assert.equal(headers['cross-origin-opener-policy'], 'same-origin', `${status}`);
    assert.equal(headers['cross-origin-resource-policy'], 'same-origin', `${status}`);
    assert.match(String(headers['permissions-policy']), /camera=\(\)/, `${status}`);
    const own = `${policy}; frame-ancestors 'none'`;
    assert.equal(headers['content-security-policy'], own, `${status}`);
  }
});

test('the policy is that of the page that lies there; the page in one file keeps its own', async () => {
  const policyOf = async (/** @type {string} */ path) =>
    (await ask(path)).headers['content-security-policy'];
  assert.equal(await policyOf('/malvag.html'), "frame-ancestors 'none'");
  writeFileSync(join(folder, 'index.html'), page.replace("default-src 'none'", "default-src 'self'"));
  assert.match(String(await policyOf('/app.mjs')), /^default-src 'self'; .*; frame-ancestors 'none'$/);
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  assert.equal(await policyOf('/'), "frame-ancestors 'none'");
  writeFileSync(join(folder, 'index.html'), page);
});

test('it only gives', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
    const { status, headers } = await ask('/digits.txt', {}, method);
    assert.equal(status, 405, method);
    assert.equal(headers.allow, 'GET, HEAD', method);
  }
  await answersStill();
});

/** What an example in the page on hosts sets. @param {string} server @param {RegExp} line */
function setBy(server, line) {
  const hosts = readFileSync(join(top, 'web', 'hosting.md'), 'utf8');
  const example = hosts.split(`\n\`\`\`${server}\n`)[1].split('\n```')[0];
  return Object.fromEntries(
    [...example.matchAll(line)].map(([, header, value]) => [header.toLowerCase(), value]),
  );
}

test('the page on hosts of one\'s own sets the same headers', async () => {
  const { headers } = await ask('/');
  const nginx = setBy('nginx', /^ {4}add_header (\S+) "?([^"\n]*?)"? always;$/gm);
  const policies = setBy('nginx', /^ {4}(default|~\S+) "(.*)";$/gm);
  const apache = setBy('apache', /^ {4}Header always (?:set|merge) (\S+) "(.*)"$/gm);
  const files = setBy('apache', /^ {8}Header always set (\S+) "(.*)"$/gm);
  assert.deepEqual(
    { ...nginx, 'content-security-policy': policies.default },
    apache,
  );
  assert.equal(nginx['content-security-policy'], '$malvag_policy');
  for (const policy of [policies['~/malvag\\.html$'], files['content-security-policy']])
    assert.equal(policy, "frame-ancestors 'none'");
  const ofServer = Object.keys(apache).map((header) => [header, headers[header]]);
  assert.deepEqual({ ...apache, vary: apache.vary.toLowerCase() }, Object.fromEntries(ofServer));
  const ofConnection = ['connection', 'keep-alive', 'date'];
  const ofFile = ['accept-ranges', 'content-length', 'content-type', 'etag', 'last-modified'];
  assert.deepEqual(
    Object.keys(headers).filter((header) => ![...ofConnection, ...ofFile].includes(header)).sort(),
    Object.keys(apache).sort(),
  );
});
