import { fireEvent, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';

import { described } from '../../testing/page';
import { FormProblems } from './form-problems.svelte';
import TextField from './TextField.svelte';
import { formatPhone, plainDigits } from './typing';

type Field = 'name' | 'phone';

function formOf(values: Record<Field, string>): FormProblems<Field> {
  return new FormProblems<Field>({
    prefix: 'contact',
    fields: () => ['name', 'phone'],
    judge: (field) => (values[field] ? '' : `Enter the ${field}.`),
  });
}

afterEach(() => document.body.replaceChildren());

describe('the problems of a form', () => {
  it('are told of a field once it was left, and of all once the form is to be sent', () => {
    const problems = formOf({ name: '', phone: '' });
    expect(problems.first).toBeNull();
    problems.left('phone');
    expect([problems.problem('name'), problems.problem('phone')]).toEqual(['', 'Enter the phone.']);
    expect(problems.tell()).toBe('name');
    expect(problems.problem('name')).toBe('Enter the name.');
  });

  it('keep what Rust said until the field is typed in', () => {
    const problems = formOf({ name: 'A', phone: '1' });
    problems.refuse('phone', 'It is not a number of this country.');
    expect(problems.first).toBe('phone');
    problems.typed('name');
    expect(problems.problem('phone')).not.toBe('');
    problems.typed('phone');
    expect(problems.first).toBeNull();
  });

  it('lead the focus to the first of them, in the order of the form', async () => {
    const problems = formOf({ name: '', phone: '' });
    problems.left('phone');
    problems.tell();
    const name = render(TextField, { id: problems.idOf('name'), label: 'Name', value: '' });
    expect(await problems.focusFirst()).toBe(true);
    expect(document.activeElement).toBe(name.container.querySelector('input'));
    problems.forget();
    expect(await problems.focusFirst()).toBe(false);
  });
});

describe('a field', () => {
  it('is tied to its message and to what it was recognised as', () => {
    render(TextField, {
      id: 'number',
      label: 'Number',
      value: '4',
      problem: 'A digit is missing.',
      recognised: 'Visa',
    });
    const input = screen.getByLabelText('Number');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(described(input)).toBe('Visa | A digit is missing.');
  });

  it('leaves the caret behind the digit that was typed', async () => {
    const format = (text: string) =>
      plainDigits(text)
        .replace(/\D/g, '')
        .replace(/(\d{4})(?=\d)/g, '$1 ');
    render(TextField, { id: 'number', label: 'Number', value: '1111 2222', format });
    const input = screen.getByLabelText<HTMLInputElement>('Number');
    const user = userEvent.setup();
    await user.type(input, '9', { initialSelectionStart: 2, initialSelectionEnd: 2 });
    expect(input.value).toBe('1191 1222 2');
    expect(input.selectionStart).toBe(3);
  });

  it('leaves a text alone that an input method is still composing', async () => {
    render(TextField, { id: 'phone', label: 'Phone', value: '', format: formatPhone });
    const input = screen.getByLabelText<HTMLInputElement>('Phone');
    input.value = '０１ 5';
    await fireEvent(input, new InputEvent('input', { isComposing: true, bubbles: true }));
    expect(input.value).toBe('０１ 5');
    await fireEvent(input, new CompositionEvent('compositionend', { bubbles: true }));
    expect(input.value).toBe('015');
  });

  it('takes a phone number without what is written between its digits', () => {
    expect(formatPhone('(02) 2720-1234')).toBe('0227201234');
    expect(formatPhone('+353 1')).toBe('+3531');
  });
});
