/** What a segmentation is called, and what for. */
import { Input } from 'antd';

import { useLanguage } from '~/messages/Messages.tsx';

import { type Draft, without } from '../specs.ts';
import { Field } from './Field.tsx';
import { MoreOptions } from './FittedFields.tsx';

interface Given {
  draft: Draft;
  onChange: (draft: Draft) => void;
  /** The name by which rules refer to it can still be chosen. */
  fresh: boolean;
}

export function NameFields({ draft, onChange, fresh }: Given) {
  const { language, text } = useLanguage();
  const { metadata } = draft;
  const [mine, other] = language === 'zh-CN' ? (['zh', 'en'] as const) : (['en', 'zh'] as const);
  const put = (more: Partial<Draft['metadata']>) =>
    onChange({ ...draft, metadata: { ...metadata, ...more } });
  const title = (at: 'zh' | 'en', value: string) => {
    const rest = without(metadata.title ?? {}, at);
    put({ title: value ? { ...rest, [at]: value } : rest });
  };
  return (
    <>
      <Field label={text('segmentations-title')}>
        {(id) => (
          <Input
            id={id}
            value={metadata.title?.[mine] ?? ''}
            placeholder={metadata.name}
            onChange={({ target }) => title(mine, target.value)}
          />
        )}
      </Field>
      <MoreOptions>
        <Field label={text('segmentations-title-other')}>
          {(id) => (
            <Input
              id={id}
              value={metadata.title?.[other] ?? ''}
              onChange={({ target }) => title(other, target.value)}
            />
          )}
        </Field>
        <Field label={text('segmentations-name')} hint={text('segmentations-name-hint')}>
          {(id) => (
            <Input
              id={id}
              value={metadata.name}
              disabled={!fresh}
              onChange={({ target }) => put({ name: target.value })}
            />
          )}
        </Field>
        <Field label={text('segmentations-description')}>
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize
              value={metadata.description ?? ''}
              onChange={({ target }) => {
                const rest = without(metadata, 'description');
                onChange({
                  ...draft,
                  metadata: target.value ? { ...rest, description: target.value } : rest,
                });
              }}
            />
          )}
        </Field>
      </MoreOptions>
    </>
  );
}
