// @ts-check
// Divides the linked program in two, for parts.mjs: the functions that first_screen.txt names, and
// the rest. Binaryen's wasm-split does it; here it is said which function goes where.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const listOfFirst = join(dirname(fileURLToPath(import.meta.url)), 'first_screen.txt');

/** @typedef {{ name: string, size: number }} Compiled size: of its code, in bytes */

const customSection = 0;
const importSection = 2;
const codeSection = 10;

/** Walks through a program's bytes. @param {Uint8Array} bytes @param {number} place */
function reader(bytes, place) {
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[place++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  const text = () => {
    const length = number();
    place += length;
    return Buffer.from(bytes.buffer, bytes.byteOffset + place - length, length).toString();
  };
  return {
    number,
    text,
    byte: () => bytes[place++],
    skip: (/** @type {number} */ count) => void (place += count),
    at: () => place,
  };
}

/** @param {Uint8Array} program @returns {{ id: number, begin: number, end: number, body: number }[]} */
function sectionsOf(program) {
  const sections = [];
  for (let begin = 8; begin < program.length; ) {
    const read = reader(program, begin);
    const id = read.byte();
    const size = read.number();
    const body = read.at();
    sections.push({ id, begin, end: body + size, body });
    begin = body + size;
  }
  return sections;
}

/** How many functions are imported: those are counted first. @param {ReturnType<typeof reader>} read */
function importedFunctions(read) {
  let functions = 0;
  const limits = () => {
    const hasMost = read.byte() & 1;
    read.number();
    if (hasMost) read.number();
  };
  for (let left = read.number(); left > 0; --left) {
    read.text();
    read.text();
    const kind = read.byte();
    if (kind === 0) {
      read.number();
      ++functions;
    } else if (kind === 1) {
      read.byte();
      limits();
    } else if (kind === 2) {
      limits();
    } else {
      read.skip(2);
    }
  }
  return functions;
}

/** @param {ReturnType<typeof reader>} read @param {number} end @returns {Map<number, string>} */
function namesOf(read, end) {
  /** @type {Map<number, string>} */
  const names = new Map();
  if (read.text() !== 'name') return names;
  while (read.at() < end) {
    const kind = read.byte();
    const size = read.number();
    if (kind !== 1) {
      read.skip(size);
      continue;
    }
    for (let left = read.number(); left > 0; --left) names.set(read.number(), read.text());
  }
  return names;
}

/**
 * The functions of a program that was linked with their names, in their order, and how many imported
 * ones come before them.
 * @param {Uint8Array} program @returns {{ functions: Compiled[], imported: number }}
 */
export function functionsOf(program) {
  let imported = 0;
  /** @type {number[]} */
  const sizes = [];
  /** @type {Map<number, string>} */
  const names = new Map();
  for (const { id, body, end } of sectionsOf(program)) {
    const read = reader(program, body);
    if (id === importSection) imported = importedFunctions(read);
    if (id === codeSection) {
      for (let left = read.number(); left > 0; --left) {
        const size = read.number();
        sizes.push(size);
        read.skip(size);
      }
    }
    if (id === customSection) for (const [index, name] of namesOf(read, end)) names.set(index, name);
  }
  const functions = sizes.map((size, at) => ({ name: names.get(imported + at) ?? '', size }));
  return { functions, imported };
}

/**
 * What a function is called without what compilers add and change: arguments, numbers of lambdas.
 * Of the standard library's templates with what they are made for.
 * @param {string} name
 */
export function shortName(name) {
  const signs = /operator\s?(\(\)|<<|<=>|<=|>=|->|<|>)/g;
  const whole = name
    .replace(/ \(\.\d+\)$/, '') // one of several that are called so
    .replaceAll('(anonymous namespace)', '{}')
    .replace(signs, (_, sign) => `operator.${Buffer.from(sign).toString('hex')}`);
  let short = '';
  let depth = 0;
  for (const letter of whole) {
    if (letter === '<' || letter === '(') ++depth;
    else if (letter === '>' || letter === ')') --depth;
    else if (depth === 0) short += letter;
  }
  short = short.replace(/(\s(const|&+))+$/, '').replace(/\$_\d+/g, '$').replace(/\.\d+$/, '');
  short = short.replace(/\[abi:\w+\]/g, '').replaceAll('std::__2::', 'std::');
  if (!short.includes('operator')) short = short.slice(short.lastIndexOf(' ') + 1);
  const madeFor = /^(std|nlohmann)::/.test(short) && /malvag::([a-z_]+)::/.exec(name)?.[1];
  return madeFor ? `${short} ${madeFor}` : short;
}

/** The program with the functions' places as their names, which wasm-split reads without doubt.
 * @param {Uint8Array} program @param {number} from @param {number} count */
function numbered(program, from, count) {
  const kept = sectionsOf(program).filter(({ id }) => id !== customSection);
  const number = (/** @type {number} */ value) => {
    const bytes = [];
    for (; value >= 0x80; value = Math.floor(value / 0x80)) bytes.push((value % 0x80) | 0x80);
    return [...bytes, value];
  };
  const text = (/** @type {string} */ words) => [...number(words.length), ...Buffer.from(words)];
  const entries = Array.from({ length: count }, (_, at) => [
    ...number(from + at),
    ...text(`f${from + at}`),
  ]);
  const names = [...number(count), ...entries.flat()];
  const section = [...text('name'), 1, ...number(names.length), ...names];
  return Buffer.concat([
    program.subarray(0, 8),
    ...kept.map(({ begin, end }) => program.subarray(begin, end)),
    Buffer.from([customSection, ...number(section.length), ...section]),
  ]);
}

/**
 * @param {string} from the program, linked with its functions' names
 * @param {{ whole: string, first: string, rest: string }} to files to be written
 */
export function splitProgram(from, to) {
  const program = readFileSync(from);
  const { functions, imported } = functionsOf(program);
  const wanted = new Set(readFileSync(listOfFirst, 'utf8').split('\n').filter(Boolean));
  const kept = functions.flatMap(({ name }, at) =>
    wanted.has(shortName(name)) ? [`f${imported + at}`] : [],
  );
  writeFileSync(`${to.whole}.names`, numbered(program, imported, functions.length));
  writeFileSync(`${to.whole}.kept`, kept.join('\n'));
  const feature = '--enable-mutable-globals'; // both parts share those of the first
  execFileSync('wasm-opt', [feature, '--strip-debug', from, '-o', to.whole]);
  execFileSync('wasm-split', [
    feature,
    '--split',
    `${to.whole}.names`,
    `--keep-funcs=@${to.whole}.kept`,
    '--import-namespace=first',
    '--placeholder-namespace=later',
    '--export-prefix=%',
    '-o1',
    to.first,
    '-o2',
    to.rest,
  ]);
}
