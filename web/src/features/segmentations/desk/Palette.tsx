/** The labels to paint with. */
import { PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Input, Space } from 'antd';
import { useState } from 'react';

import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { groupColour } from '~/ui/groups.ts';
import { GroupTag } from '~/ui/GroupTag.tsx';

import { useAtWork } from './draftContext.ts';

interface Given {
  labels: string[];
  /** The one in hand; null rubs out. */
  chosen: string | null;
  onChoose: (label: string | null) => void;
  onAdd: (label: string) => void;
}

/** What people read for a label. */
export function useLabelName(): (label: string) => string {
  const { language } = useLanguage();
  const { titles } = useAtWork();
  return (label) => titleOf({ name: label, title: titles.get(label) }, language);
}

export function Palette({ labels, chosen, onChoose, onAdd }: Given) {
  const { text } = useLanguage();
  const named = useLabelName();
  const [fresh, setFresh] = useState('');
  const add = () => {
    if (fresh.trim() && !labels.includes(fresh.trim())) onAdd(fresh.trim());
    setFresh('');
  };
  const button = (label: string | null, content: React.ReactNode) => (
    <Button
      key={label ?? ''}
      size="small"
      type={chosen === label ? 'primary' : 'default'}
      ghost={chosen === label}
      aria-pressed={chosen === label}
      onClick={() => onChoose(label)}
    >
      {content}
    </Button>
  );
  return (
    <Flex wrap gap={8} role="group" aria-label={text('segmentations-palette')}>
      {labels.map((label) =>
        button(label, <GroupTag title={named(label)} colour={groupColour(labels, label)} />),
      )}
      {button(null, text('segmentations-rub-out'))}
      <Space.Compact size="small">
        <Input
          style={{ width: 140 }}
          aria-label={text('segmentations-label-new')}
          placeholder={text('segmentations-label-new')}
          value={fresh}
          onChange={({ target }) => setFresh(target.value)}
          onPressEnter={add}
        />
        <Button
          icon={<PlusOutlined />}
          aria-label={text('segmentations-label-add')}
          onClick={add}
        />
      </Space.Compact>
    </Flex>
  );
}
