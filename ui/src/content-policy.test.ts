import { expect, it } from 'vitest';

import index from '../index.html?raw';

const sources = import.meta.glob<string>(['./**/*.svelte', './**/*.ts', '!./**/*.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

it('has no inline script and no inline style in the first page', () => {
  expect(index).not.toMatch(/<style|\sstyle=|\son\w+=/);
  for (const [, attributes = '', content = ''] of index.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)) {
    expect(attributes).toMatch(/\ssrc=/);
    expect(content.trim()).toBe('');
  }
});

it('writes no style attribute and no markup from text in any component', () => {
  for (const [name, source] of Object.entries(sources)) {
    expect([name, source.match(/\sstyle=["'{]|\{@html|innerHTML|setAttribute\(['"]style/)?.[0]]).toEqual([
      name,
      undefined,
    ]);
  }
});
