/** Bands from the lowest to the highest: what each is called, and where it begins. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Input, Typography } from 'antd';

import { useLanguage, useText } from '~/messages/Messages.tsx';

import type { Bound } from '../specs.ts';
import { relabelled, shownLabel, type TitledLabel } from '../titledLabel.ts';
import { boundOf } from './Thresholds.tsx';

export interface Bands {
  labels: TitledLabel[];
  /** One fewer than labels; empty when the data say where bands begin. */
  cuts: Bound[];
}

/** Another band above the highest. */
export function addBand({ labels, cuts }: Bands, label: string, written: boolean): Bands {
  const last = cuts.at(-1);
  const next = typeof last === 'number' ? last * 2 || 1 : (last ?? 1);
  return { labels: [...labels, label], cuts: written ? [...cuts, next] : [] };
}

/** Without a band: the one below takes its customers, of the lowest the one above. */
export function removeBand({ labels, cuts }: Bands, at: number): Bands {
  return {
    labels: labels.toSpliced(at, 1),
    cuts: cuts.length ? cuts.toSpliced(Math.max(0, at - 1), 1) : [],
  };
}

interface Given {
  bands: Bands;
  /** The cuts are written down, not taken from the data. */
  written: boolean;
  onChange: (bands: Bands) => void;
}

export function BandsEditor({ bands, written, onChange }: Given) {
  const { language, text } = useLanguage();
  const { labels, cuts } = bands;
  return (
    <section aria-label={text('segmentations-bands')}>
      <Typography.Text strong>{text('segmentations-bands')}</Typography.Text>
      <Flex vertical gap={8} style={{ margin: '8px 0 14px' }}>
        {labels.map((label, at) => (
          <Flex key={at} gap={8} align="center">
            <Input
              aria-label={text('segmentations-band-name', { number: at + 1 })}
              value={shownLabel(label, language)}
              onChange={({ target }) => {
                const renamed = relabelled(label, target.value, language);
                onChange({ labels: labels.with(at, renamed), cuts });
              }}
            />
            {written && (
              <BandStart
                at={at}
                cut={cuts[at - 1]}
                onChange={(cut) => onChange({ labels, cuts: cuts.with(at - 1, cut) })}
              />
            )}
            <Button
              type="text"
              icon={<DeleteOutlined />}
              disabled={labels.length <= 2}
              aria-label={text('segmentations-band-remove', { label: shownLabel(label, language) })}
              onClick={() => onChange(removeBand(bands, at))}
            />
          </Flex>
        ))}
        <Button
          type="dashed"
          icon={<PlusOutlined />}
          onClick={() => onChange(addBand(bands, text('segmentations-band-new'), written))}
        >
          {text('segmentations-band-add')}
        </Button>
      </Flex>
    </section>
  );
}

interface StartGiven {
  at: number;
  cut: Bound | undefined;
  onChange: (cut: Bound) => void;
}

function BandStart({ at, cut, onChange }: StartGiven) {
  const text = useText();
  if (at === 0) {
    return (
      <Typography.Text type="secondary" style={{ flex: '0 0 150px' }}>
        {text('segmentations-band-lowest')}
      </Typography.Text>
    );
  }
  return (
    <Input
      style={{ flex: '0 0 150px' }}
      prefix={text('segmentations-band-from')}
      aria-label={text('segmentations-band-start', { number: at + 1 })}
      value={String(cut ?? '')}
      onChange={({ target }) => onChange(boundOf(target.value))}
    />
  );
}
