// @ts-check
// What people read is free of the methods' own names, blame and shouting; both languages say the
// same things with the same places to fill.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'assets', 'locale');
/** The terminal's words are for those who know the methods; a file's faults need the format's. */
const forSpecialists = new Set(['terminal', 'problems']);

const names = readdirSync(folder)
  .filter((name) => name.endsWith('.sv.json'))
  .map((name) => name.slice(0, -'.sv.json'.length));

/** @param {string} name @param {string} language @returns {Record<string, string>} */
const texts = (name, language) =>
  JSON.parse(readFileSync(join(folder, `${name}.${language}.json`), 'utf8'));

/** Names of methods and terms of their art, and words that blame. */
const banned = {
  sv: [
    'SMAA', 'TOPSIS', 'PROMETHEE', 'AHP', 'MCDA', 'Pareto', 'Monte Carlo', 'lexikografisk',
    'matris', 'vektor', 'algoritm', 'heuristik', 'stokastisk', 'kriteri(?:e|a)vikt', 'nyttofunktion',
    'optimering', 'optimal', 'robusthetsanalys', 'normaliser', 'median', 'parameter', 'nod', 'graf',
    'simplex', 'solver', 'iteration', 'acceptabilitet', 'influens', 'misslycka', 'fel av er',
    'slarv', 'borde ha', 'ogiltig', 'felaktig',
  ],
  en: [
    'SMAA', 'TOPSIS', 'PROMETHEE', 'AHP', 'MCDA', 'Pareto', 'Monte Carlo', 'lexicographic',
    'matrix', 'vector', 'algorithm', 'heuristic', 'stochastic', 'utility function', 'optimis',
    'optimal', 'robustness', 'normalis', 'median', 'parameter', 'node', 'graph', 'simplex',
    'solver', 'iteration', 'acceptability', 'fail(?:ed|ure)', 'careless', 'should have', 'invalid',
    'illegal',
  ],
};

test('no screen speaks the language of methods, and none blames', () => {
  /** @type {string[]} */
  const found = [];
  for (const name of names.filter((one) => !forSpecialists.has(one))) {
    for (const language of /** @type {const} */ (['sv', 'en'])) {
      for (const [key, whole] of Object.entries(texts(name, language))) {
        const text = whole.replace(/\{\w+\}/g, '…'); // the names of places are not read
        for (const word of banned[language]) {
          const match = new RegExp(`(?<![\\p{L}])${word}`, 'iu').exec(text);
          const isWhole = !['nod', 'graf', 'node', 'graph'].includes(word)
            || (match && !/^\p{L}/u.test(text.slice(match.index + word.length)));
          if (match && isWhole) found.push(`${name}.${language} ${key}: ${word}`);
        }
      }
    }
  }
  assert.deepEqual(found, []);
});

test('money has one form in English: SEK 1.5 m, SEK 20 k', () => {
  /** @type {string[]} */
  const found = [];
  for (const name of names) {
    for (const [key, text] of Object.entries(texts(name, 'en'))) {
      const other = /MSEK|million kronor|SEK million|\} million|\}k(?!\p{L})|\bmkr\b|\btkr\b|million SEK/u.exec(text);
      if (other && name !== 'paste') found.push(`${name} ${key}: ${other[0]}`);
    }
  }
  assert.deepEqual(found, []);
});

/** Words that take "ett": a counted one of them cannot be written with the number word "en". */
const neuter = [
  'mål', 'par', 'år', 'mätetal', 'sätt', 'urval', 'val', 'kriterium', 'beslut', 'steg', 'ställe', 'fel',
  'förslag', 'område', 'tal', 'villkor', 'utrymme', 'underlag', 'skäl', 'svar', 'ord', 'tecken', 'värde',
  'exempel', 'uppdrag', 'dokument', 'möte', 'samband', 'tillfälle', 'led', 'hinder',
].join('|');
const common = [
  'krock', 'konflikt', 'åtgärd', 'nivå', 'regel', 'nämnd', 'princip', 'bedömning', 'plan', 'rad', 'kolumn', 'fil', 'flik',
  'grupp', 'ram', 'ändring', 'bedömare', 'källa', 'fråga', 'roll', 'enhet', 'siffra', 'poängskala', 'väg',
].join('|');

test('counted words have their number and gender, and no word stands twice', () => {
  /** @type {string[]} */
  const found = [];
  const patterns = [
    [/\.one$/, new RegExp(`\\{count\\}(?: \\p{L}+)? (?:${neuter})(?!\\p{L})`, 'u')],
    [/./, new RegExp(`(?<!\\p{L})en (?:${neuter})(?!\\p{L})`, 'iu')],
    [/./, new RegExp(`(?<!\\p{L})ett (?:${common})(?!\\p{L})`, 'iu')],
    [/./, /(?<!\p{L})(\p{L}+) \1(?!\p{L})|§ §/iu],
  ];
  for (const name of names) {
    for (const [key, text] of Object.entries(texts(name, 'sv'))) {
      for (const [of, wrong] of patterns) {
        if (of.test(key) && wrong.test(text)) found.push(`${key}: ${text}`);
      }
    }
  }
  assert.deepEqual(found, []);
});

test('nothing is shouted', () => {
  for (const name of names) {
    for (const language of ['sv', 'en']) {
      for (const [key, text] of Object.entries(texts(name, language))) {
        assert.ok(!text.includes('!'), `${name}.${language} ${key}: ${text}`);
      }
    }
  }
});

test('both languages fill the same places', () => {
  /** @param {string} text */
  const places = (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, place]) => place).sort();
  for (const name of names) {
    const swedish = texts(name, 'sv');
    const english = texts(name, 'en');
    assert.deepEqual(Object.keys(swedish), Object.keys(english), name);
    for (const [key, text] of Object.entries(swedish)) {
      assert.deepEqual(
        new Set(places(english[key])),
        new Set(places(text)),
        `${name} ${key}: ${text} / ${english[key]}`,
      );
    }
  }
});
