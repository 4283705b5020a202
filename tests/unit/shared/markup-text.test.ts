import { describe, expect, it } from 'vitest';
import { markupText } from '../../../shared/markup-text.ts';

const text = (markup: string) => markupText(markup, 1000);

describe('words out of markup', () => {
  it.each([
    ['<p>One <b>two</b></p><p>three</p>', 'One two\nthree'],
    ['<table><tr><td>Iron</td><td>7</td></tr><tr><td>Zinc</td><td>9</td></tr></table>', 'Iron\t7\nZinc\t9'],
    ['5 &lt; 7 &amp; 8 &#233; &#xe9; &deg; &unknown;', '5 < 7 & 8 é é ° &unknown;'],
    ['a<br/>b<br>c', 'a\nb\nc'],
    ['7 < 9 and 9 > 7', '7 < 9 and 9 > 7'],
    ['<![CDATA[kept]]>', 'kept'],
    ['<x><![CDATA[<p>one</p>]]></x><x><![CDATA[two]]></x> a[b[0]]>5', 'one\ntwo a[b[0]]>5'],
    ['<cda:text><cda:paragraph>one</cda:paragraph><cda:paragraph>two</cda:paragraph></cda:text>', 'one\ntwo'],
    ['<html><head><title>no</title><body class="a">here', 'here'],
    ['<!-- gone <b>gone</b> -->here', 'here'],
    ['<?xml version="1.0"?><!DOCTYPE a><a>here</a>', 'here'],
    ['&#0;&#xd800;x', 'x'],
  ])('reads %s', (markup, words) => {
    expect(text(markup)).toBe(words);
  });

  it.each([
    '<script>steal()</script>x',
    '<SCRIPT src="https://evil.example.com/a.js"></SCRIPT >x',
    '<style>body{background:url(https://evil.example.com)}</style>x',
    '<svg onload="steal()"><text>steal()</text></svg>x',
    '<img src=x onerror="steal()">x',
    '<a href="javascript:steal()">x</a>',
    '<iframe srcdoc="<b>steal()</b>"></iframe>x',
    '<p title="a > steal()">x</p>',
    '<template>steal()</template>x',
    '<script/>x',
    '<h:script>steal()</h:script>x',
    '<![CDATA[<script>steal()</script>]]>x',
  ])('leaves nothing that acts of %s', (markup) => {
    expect(text(markup)).toBe('x');
  });

  it('drops what never ends', () => {
    expect(text('x<script>steal()')).toBe('x');
    expect(text('x<!-- steal()')).toBe('x');
    expect(text('x<b title="steal()')).toBe('x');
  });

  it('reads past a declaration with an internal subset', () => {
    expect(text('<!DOCTYPE a [<!ENTITY x "steal"> <!ENTITY y "steal">]><a>here &x;</a>')).toBe('here &x;');
    expect(text('<!DOCTYPE a []><a>here</a>')).toBe('here');
  });

  it('reads nested silent elements to the end of the outer one', () => {
    expect(text('<template>a<template>b</template>c</template>x')).toBe('x');
    expect(text('<svg><svg/>steal()</svg>x<svg/>y')).toBe('xy');
  });

  it('takes time that grows with the length, not with the depth, of a megabyte made to be slow', () => {
    const worst = [
      '<a>'.repeat(350_000),
      '<a>'.repeat(175_000) + '</b>'.repeat(130_000),
      `${'<p>'.repeat(350_000)}</p>`,
      '<svg>'.repeat(200_000),
      '<table><tr><td>'.repeat(65_000),
      '<![CDATA['.repeat(115_000),
      `<!DOCTYPE a [${'<!a [>'.repeat(160_000)}`,
      '<a b="'.repeat(170_000),
      `<a ${'b=c '.repeat(250_000)}`,
      '&#x1'.repeat(250_000),
      '&lt'.repeat(330_000),
      '<script>'.repeat(125_000),
      '<title></titl'.repeat(80_000),
      '<!--->'.repeat(170_000),
      `${' \t'.repeat(500_000)}x`,
    ];
    for (const markup of worst) {
      const started = performance.now();
      markupText(markup, 500_000);
      expect(performance.now() - started, markup.slice(0, 20)).toBeLessThan(2_000);
    }
  });

  it('never grows long, and is quick with markup made to be slow', () => {
    expect(markupText('a'.repeat(5000), 100)).toHaveLength(100);
    const started = performance.now();
    for (const part of ['<', '<a ', '<!--', '&amp;', '<script>', '<a "', '</', '<![CDATA[', ']]>'])
      markupText(part.repeat(100_000), 20_000);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
