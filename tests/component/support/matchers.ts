/** Matchers for what a person can see or operate. Import once where `expect` looks at elements. */
import { expect } from 'vitest';

type Check = { pass: boolean; message: () => string };

function words(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

function matches(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
}

function check(pass: boolean, element: Element | null, what: string): Check {
  return { pass, message: () => `expected ${element?.outerHTML.slice(0, 300)} ${what}` };
}

function isVisible(element: Element): boolean {
  if (!element.isConnected) return false;
  for (let each: Element | null = element; each; each = each.parentElement) {
    const style = getComputedStyle(each);
    if (style.display === 'none' || style.visibility === 'hidden' || each.hasAttribute('hidden'))
      return false;
    const parent = each.parentElement;
    if (parent?.tagName === 'DETAILS' && each.tagName !== 'SUMMARY' && !parent.hasAttribute('open'))
      return false;
  }
  return true;
}

function describedBy(element: Element): string {
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
  return words(ids.map((id) => document.getElementById(id)?.textContent).join(' '));
}

expect.extend({
  toBeVisible: (element: Element) => check(isVisible(element), element, 'to be visible'),
  toBeChecked: (element: HTMLInputElement) => check(element.checked, element, 'to be checked'),
  toBeDisabled: (element: HTMLButtonElement) => check(element.disabled, element, 'to be disabled'),
  toHaveValue: (element: HTMLInputElement, value: string) =>
    check(element.value === value, element, `to have the value "${value}"`),
  toHaveAttribute: (element: Element, name: string, value: string) =>
    check(element.getAttribute(name) === value, element, `to have ${name}="${value}"`),
  toHaveTextContent: (element: Element, wanted: string | RegExp) =>
    check(matches(words(element.textContent), wanted), element, `to say ${wanted}`),
  toHaveAccessibleDescription: (element: Element, wanted: string | RegExp) =>
    check(matches(describedBy(element), wanted), element, `to be described by ${wanted}`),
});

declare module 'vitest' {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    toBeVisible(): R;
    toBeChecked(): R;
    toBeDisabled(): R;
    toHaveValue(value: string): R;
    toHaveAttribute(name: string, value: string): R;
    toHaveTextContent(wanted: string | RegExp): R;
    toHaveAccessibleDescription(wanted: string | RegExp): R;
  }
}
