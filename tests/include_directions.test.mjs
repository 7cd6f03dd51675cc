// @ts-check
// Arrows between folders run one way: the app knows the core, not the other way round; in the core
// every engine knows the plan and not its neighbours; only shell knows the places, no place knows
// another, and no screen of a place another; only the widget kit and the drawing back end call Dear
// ImGui.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const top = join(dirname(fileURLToPath(import.meta.url)), '..');
const host = 'app/platform/web_host.cpp'; // puts app and browser together

const withoutDrawing = ['app/ui/text.hpp', 'app/ui/numbers.hpp', 'app/ui/words.hpp'];

/** What a folder may include of the project besides itself. @type {Record<string, string[]>} */
const mayKnow = {
  'core/plan': [],
  'core/io': ['core/plan', 'core/edit/document.hpp'],
  'core/edit': ['core/plan', 'core/io'], // a document is what is read and written
  'core/check': ['core/plan', 'core/priority'], // asks how a plan is read, so as not to find otherwise
  'core/method': [], // numbers in, numbers out
  'core/priority': ['core/plan', 'core/method'],
  'core/portfolio': ['core/plan', 'core/priority', 'core/method'], // stands on how things are valued
  // what a way out leaves depends on the order, and what holds together on what can be chosen
  'core/conflict': ['core/plan', 'core/priority', 'core/portfolio', 'core/method'],
  'core/report': [],
  'app/ui': ['core/plan', 'core/edit/command.hpp'], // a command has words
  'app/words': ['core', ...withoutDrawing],
  'app/views': ['core', 'app/ui', 'app/words'],
  'app/platform': ['core', 'app/words', ...withoutDrawing],
  'app/shell': ['core', 'app/ui', 'app/words', 'app/views', 'app/platform'],
  'app/cli': ['core', 'app/words', 'app/platform', ...withoutDrawing],
};

/** What every screen is shown and may ask for. */
const shown = 'app/views/shown';

/** @param {string} folder @returns {string[]} */
function sourcesBelow(folder) {
  return readdirSync(join(top, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sourcesBelow(path);
    return /\.[ch]pp$/.test(entry.name) ? [path] : [];
  });
}

const sources = [...sourcesBelow('core'), ...sourcesBelow('app')].map((path) => {
  const text = readFileSync(join(top, path), 'utf8').replace(/\/\/.*$/gm, '');
  const quoted = [...text.matchAll(/^\s*#\s*include\s*"([^"]+)"/gm)].map(([, name]) => name);
  const angled = [...text.matchAll(/^\s*#\s*include\s*<([^>]+)>/gm)].map(([, name]) => name);
  const known = quoted.map((name) =>
    relative(top, normalize(join(top, dirname(path), name)))
      .split(sep)
      .join('/'),
  );
  return { path, text, folder: dirname(path), known, angled };
});

/** @param {string} path @param {string} part a folder or a file */
const isIn = (path, part) => path === part || path.startsWith(`${part}/`);

/** @param {(source: (typeof sources)[number]) => string[]} wrongOf */
function assertNone(wrongOf) {
  const wrong = sources.flatMap((source) =>
    wrongOf(source).map((what) => `${source.path}: ${what}`),
  );
  assert.deepEqual(wrong, []);
}

/** What a source's folder may include: the rule of the nearest one that has one. @param {string} folder */
function rulesOf(folder) {
  for (let at = folder; at !== '.'; at = dirname(at)) if (mayKnow[at]) return { of: at, may: mayKnow[at] };
  return undefined;
}

test('every folder with sources has its place among the arrows', () => {
  const folders = [...new Set(sources.map(({ folder }) => folder))];
  assert.deepEqual(
    folders.filter((folder) => !rulesOf(folder)),
    [],
  );
});

test('includes run the way the arrows do', () => {
  assert.ok(sources.length > 50);
  assertNone(({ path, folder, known }) => {
    const rules = rulesOf(folder);
    const allowed = [
      rules?.of ?? folder,
      ...(rules?.may ?? []),
      ...(path === host ? ['app/shell/app.hpp'] : []),
    ];
    return known.filter(
      (other) => other.includes('/') && !allowed.some((part) => isIn(other, part)),
    );
  });
});

test('no place knows another, and no screen of a place another', () => {
  const views = sources.filter(({ path }) => isIn(path, 'app/views'));
  assert.ok(views.length > 50);
  assertNone(({ path, folder, known }) => {
    if (!isIn(path, 'app/views')) return [];
    // A screen's folder knows itself, what its place shares, and what all are shown.
    return known
      .filter((other) => isIn(other, 'app/views') && !isIn(other, shown))
      .filter((other) => dirname(other) !== folder && dirname(other) !== dirname(folder));
  });
});

test('only the widget kit and the drawing back end call Dear ImGui', () => {
  assertNone(({ path, folder, text, angled }) => {
    if (folder === 'app/ui' || path === host) return [];
    const included = angled.filter((name) => name.startsWith('imgui'));
    return [...included, ...(/\bImGui::/.test(text) ? ['ImGui::'] : [])];
  });
});
