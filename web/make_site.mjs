// @ts-check
// Makes the folder of static files from the compiled program, the fonts, web/ and assets/, and the
// same as one single HTML file that needs no server.
// usage: node make_site.mjs --program FOLDER --site FOLDER --imgui FOLDER
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { minify } from 'terser';
import { splitProgram } from './split_program.mjs';

const web = dirname(fileURLToPath(import.meta.url));
const assets = join(web, '..', 'assets');
const { values } = parseArgs({
  options: { program: { type: 'string' }, site: { type: 'string' }, imgui: { type: 'string' } },
});
if (!values.program || !values.site || !values.imgui)
  throw new Error('usage: make_site.mjs --program FOLDER --site FOLDER --imgui FOLDER');
const program = values.program;
const site = values.site;
const singleFile = 'malvag.html';
/** HiGHS: only fetched when somebody asks for it, and not in the single file. */
const forLater = 'highs';
const compressible = /\.(html|css|mjs|wasm|json|ttf|txt|svg|webmanifest)$/;

// --- one script of many modules ------------------------------------------------------------------

/** Scripts made elsewhere, and under which name modules import what they declare. */
const highs = join(web, 'node_modules', 'highs');
/** @type {Record<string, () => string>} */
const made = {
  'malvag.mjs': () => readFileSync(join(program, 'malvag.js'), 'utf8'),
  'highs.mjs': () =>
    `${readFileSync(join(highs, 'build', 'highs.js'), 'utf8')}\nconst loadHighs = Module;\n`,
};

const importLine = /^import\s[\s\S]*?\sfrom '\.\/([\w-]+\.mjs)';\n/gm;
const declaration = /^(?:async )?(?:function|const|let|class) (?:(\w+)|\{([^}]*)\})/gm;

/** @param {string} name @param {string[]} found its imports come before it @returns {string[]} */
function inOrder(name, found = []) {
  if (found.includes(name)) return found;
  const imports = name in made ? [] : read(name).matchAll(importLine);
  for (const [, imported] of imports) inOrder(imported, found);
  if (!found.includes(name)) found.push(name);
  return found;
}

/** @param {string} name */
const read = (name) => readFileSync(join(web, name), 'utf8');

/** @param {string} text what a module declares at its top */
function declaredIn(text) {
  return [...text.matchAll(declaration)].flatMap(([, name, names]) =>
    name ? [name] : names.split(',').map((part) => part.trim()),
  );
}

/**
 * A module with all that it imports, the program too, as one script without imports: one request
 * instead of a chain, and something that can stand inside a page.
 * @param {string} name
 */
function bundle(name) {
  /** @type {Map<string, string>} */
  const owners = new Map();
  const parts = inOrder(name).map((module) => {
    if (module in made) return made[module]();
    const text = read(module)
      .replace(importLine, '')
      .replace(/^export (?=async|function|const|class)/gm, '');
    for (const declared of declaredIn(text)) {
      const owner = owners.get(declared);
      if (owner) throw new Error(`${declared} is declared in ${owner} and in ${module}`);
      owners.set(declared, module);
    }
    if (/^(import|export)\b/m.test(text))
      throw new Error(`${module} imports or exports in a way that is not known here`);
    return text;
  });
  return parts.join('\n');
}

/** Without comments, and with short names within: half the bytes. @param {string} script */
async function shortened(script) {
  const { code } = await minify(script, { module: true, compress: { passes: 2 } });
  if (!code) throw new Error('a script came to nothing');
  return code;
}

// --- the folder ----------------------------------------------------------------------------------

/** @param {string} path @param {string | Uint8Array} content */
function write(path, content) {
  mkdirSync(dirname(join(site, path)), { recursive: true });
  writeFileSync(join(site, path), content);
}

/** @param {string} folder @returns {string[]} paths below it, with "/" */
function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory()
        ? filesBelow(path).map((below) => join(entry.name, below))
        : [entry.name];
    })
    .map((path) => path.split(sep).join('/'))
    .sort();
}

/** @param {string | Uint8Array} content @param {'hex' | 'base64'} form */
const hashOf = (content, form) => createHash('sha256').update(content).digest(form);

/** What the service worker keeps: a name for just these contents, and the hash of each. */
function makeRelease() {
  const isLater = (/** @type {string} */ path) => path.startsWith(`${forLater}/`);
  const hashes = (/** @type {string[]} */ paths) =>
    Object.fromEntries(paths.map((path) => [path, hashOf(readFileSync(join(site, path)), 'hex')]));
  const paths = filesBelow(site);
  const files = hashes(paths.filter((path) => !isLater(path)));
  const later = hashes(paths.filter(isLater));
  const version = hashOf(JSON.stringify({ files, later }), 'hex').slice(0, 16);
  return `const release = ${JSON.stringify({ version, files, later })};\n`;
}

/** @param {Uint8Array} content */
function compressed(content) {
  const options = {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  };
  return brotliCompressSync(content, options);
}

/** Kept from build to build: HiGHS takes a quarter of a minute. @param {Uint8Array} content */
function compressedOnce(content) {
  const kept = join(program, 'compressed', hashOf(content, 'hex'));
  if (!existsSync(kept)) {
    mkdirSync(dirname(kept), { recursive: true });
    writeFileSync(`${kept}.new`, compressed(content));
    renameSync(`${kept}.new`, kept);
  }
  return readFileSync(kept);
}

function compressAll() {
  for (const path of filesBelow(site)) {
    if (!compressible.test(path)) continue;
    const content = readFileSync(join(site, path));
    const packed = path.endsWith('/highs.wasm') ? compressedOnce(content) : compressed(content);
    if (packed.length < content.length) write(`${path}.br`, packed);
  }
}

// --- the single file -----------------------------------------------------------------------------

/** @param {string} path @param {Uint8Array | string} content */
function inlined(path, content) {
  return `<script type="text/plain" id="file:${path}">${Buffer.from(content).toString('base64')}</script>`;
}

/** @param {string} app @param {string} worker */
function makeSingleFile(app, worker) {
  const script = app.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  const style = read('style.css');
  const icon = readFileSync(join(assets, 'icons', 'malvag.svg')).toString('base64');
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hashOf(script, 'base64')}' 'wasm-unsafe-eval' blob:`,
    `style-src 'sha256-${hashOf(style, 'base64')}'`,
    'img-src data:',
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const kept = filesBelow(site)
    .filter((path) => /\.(ttf|json|txt)$/.test(path) && !path.startsWith(`${forLater}/`))
    .map((path) => inlined(path, readFileSync(join(site, path))));
  kept.push(inlined('malvag.wasm', readFileSync(whole)));
  const page = read('index.html')
    .replace(
      /(http-equiv="Content-Security-Policy" content=")[^"]*/,
      (_, before) => before + policy,
    )
    .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${style}</style>`)
    .replace(
      /<link rel="icon"[^>]*>/,
      () => `<link rel="icon" href="data:image/svg+xml;base64,${icon}">`,
    )
    .replace(/<link rel="(manifest|apple-touch-icon|preload)"[^>]*>\n/g, '')
    .replace(/<script type="module"[^>]*><\/script>\n/, '')
    .replace('</body>', () =>
      [
        ...kept,
        inlined('worker.mjs', worker),
        `<script type="module">${script}</script>`,
        '</body>',
      ].join('\n'),
    );
  write(singleFile, page);
}

// --- the notices ---------------------------------------------------------------------------------

/** What the site holds of others' work, with the notices that go with it. */
const others = [
  { name: 'Dear ImGui', notice: join(values.imgui, 'LICENSE.txt') },
  { name: 'nlohmann/json', notice: '/usr/share/doc/nlohmann-json3-dev/copyright' },
  { name: 'tl::expected', notice: '/usr/share/doc/libexpected-dev/copyright' },
  { name: 'HiGHS, compiled for browsers (highs)', notice: join(highs, 'LICENSE') },
  { name: 'Open Sans', notice: '/usr/share/doc/fonts-open-sans/copyright' },
  { name: 'DejaVu Sans', notice: '/usr/share/doc/fonts-dejavu-core/copyright' },
];

function makeNotices() {
  const own = readFileSync(join(web, '..', 'LICENSE'), 'utf8');
  const parts = others.map(({ name, notice }) => `${name}\n\n${readFileSync(notice, 'utf8')}`);
  return [`Målvåg\n\n${own}`, ...parts].map((part) => part.trim()).join('\n\n\n') + '\n';
}

rmSync(site, { recursive: true, force: true });
mkdirSync(site, { recursive: true });
const whole = join(program, 'whole.wasm');
const first = join(program, 'first.wasm');
const rest = join(program, 'rest.wasm');
splitProgram(join(program, 'malvag.wasm'), { whole, first, rest });
// Named by their content, for the parts of two releases must never meet.
const nameOfRest = `rest-${hashOf(readFileSync(rest), 'hex').slice(0, 8)}.wasm`;
cpSync(first, join(site, 'malvag.wasm'));
cpSync(rest, join(site, nameOfRest));
/** @param {string} path @returns {[string, string]} the path, and the one that has its hash */
function namedByContent(path) {
  const content = readFileSync(join(program, 'generated', path));
  const named = path.replace(/\.(\w+)$/, `-${hashOf(content, 'hex').slice(0, 8)}.$1`);
  write(named, content);
  return [path, named];
}
const names = [['rest.wasm', nameOfRest], ...['texts/sv.txt', 'texts/en.txt'].map(namedByContent)];
const app = await shortened(
  names.reduce(
    (script, [path, named]) => script.replaceAll(`'${path}'`, `'${named}'`),
    bundle('host.mjs'),
  ),
);
const worker = await shortened(bundle('worker.mjs'));
for (const name of ['index.html', 'style.css', 'manifest.webmanifest']) write(name, read(name));
write('app.mjs', app);
write('worker.mjs', worker);
write('licenses.txt', makeNotices());
cpSync(join(program, 'fonts'), join(site, 'fonts'), { recursive: true });
cpSync(join(assets, 'icons'), join(site, 'icons'), { recursive: true });
cpSync(join(assets, 'plans'), join(site, 'plans'), { recursive: true });
write(`${forLater}/worker.mjs`, bundle('solver_worker.mjs'));
cpSync(join(highs, 'build', 'highs.wasm'), join(site, forLater, 'highs.wasm'));
write('service-worker.mjs', await shortened(makeRelease() + read('service-worker.mjs')));
makeSingleFile(app, worker);
compressAll();
console.log(`site: ${relative(process.cwd(), site) || '.'}`);
