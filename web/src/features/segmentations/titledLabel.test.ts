import { expect, test } from 'vitest';

import { relabelled, renamed, shownLabel } from './titledLabel.ts';

const never = { label: '未购买', title: { zh: '未购买', en: 'Never bought' } };

test('a label is shown in the language of the reader', () => {
  expect(shownLabel('其他', 'en')).toBe('其他');
  expect(shownLabel(never, 'en')).toBe('Never bought');
  expect(shownLabel({ label: '未购买', title: { en: 'Never bought' } }, 'zh-CN')).toBe('未购买');
});

test('typing keeps the title in the other language', () => {
  expect(relabelled(never, '没买过', 'zh-CN')).toEqual({
    label: '没买过',
    title: { zh: '没买过', en: 'Never bought' },
  });
  const onlyEnglish = { label: '未购买', title: { en: 'Never bought' } };
  expect(relabelled(onlyEnglish, '没买过', 'zh-CN')).toEqual({ ...onlyEnglish, label: '没买过' });
});

test('another word in one language renames nobody’s group', () => {
  expect(relabelled(never, 'No purchase', 'en')).toEqual({
    label: '未购买',
    title: { zh: '未购买', en: 'No purchase' },
  });
});

test('a plain label stays plain, a rule keeps its condition', () => {
  expect(relabelled('其他', 'Rest', 'en')).toBe('Rest');
  expect(renamed({ label: 'vip', when: 'did(order)' }, 'VIP', 'en')).toEqual({
    label: 'VIP',
    when: 'did(order)',
  });
});
