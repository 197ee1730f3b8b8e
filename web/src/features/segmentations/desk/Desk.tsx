/** Where a segmentation is made or changed: its form, what it gives while typing, its file. */
import { Button, Card, Col, Flex, Row, Tabs, Typography } from 'antd';
import { useMemo, useState } from 'react';

import type { Saved, Title } from '~/api/definition.ts';
import { useText } from '~/messages/Messages.tsx';
import { useUrlState } from '~/ui/useUrlState.ts';

import type { Draft, Spec } from '../specs.ts';
import { DraftContext } from './draftContext.ts';
import { FileView } from './FileView.tsx';
import { MethodForm } from './MethodForm.tsx';
import { NamingFields, TitleField } from './NameFields.tsx';
import { TrialView } from './TrialView.tsx';
import { useSave } from './useSave.ts';
import { useTrial } from './useTrial.ts';

interface Given {
  initial: Draft;
  /** What is saved, when it is. */
  saved?: Saved<Spec> | undefined;
  onSaved: (name: string) => void;
}

export function Desk({ initial, saved, onSaved }: Given) {
  const text = useText();
  const [draft, setDraft] = useState(initial);
  const [view, setView] = useUrlState('view', 'result');
  const tried = useTrial(draft);
  const titles = useMemo(
    () => new Map<string, Title>(tried.trial?.labels.map(({ label, title }) => [label, title])),
    [tried.trial],
  );
  const atWork = useMemo(() => ({ draft, titles }), [draft, titles]);
  const changed = !saved || JSON.stringify(draft) !== JSON.stringify(initial);
  return (
    <DraftContext value={atWork}>
      <Row gutter={[16, 16]}>
        <Col xs={24} lg={10}>
          <Card>
            <TitleField draft={draft} onChange={setDraft} />
            <MethodForm draft={draft} onChange={setDraft} />
            <NamingFields draft={draft} onChange={setDraft} fresh={!saved} />
          </Card>
        </Col>
        <Col xs={24} lg={14}>
          <Card style={{ position: 'sticky', top: 16 }}>
            <SaveBar
              draft={draft}
              saved={saved}
              ready={changed && !tried.error && !tried.waiting && tried.unchosen === 0}
              moved={tried.trial?.against?.moved}
              onReset={changed && saved ? () => setDraft(initial) : undefined}
              onSaved={onSaved}
            />
            <Tabs
              activeKey={view}
              onChange={(key) => setView(key)}
              items={[
                {
                  key: 'result',
                  label: text('segmentations-result'),
                  children: <TrialView {...tried} />,
                },
                {
                  key: 'file',
                  label: text('segmentations-file'),
                  children: <FileView draft={draft} onChange={setDraft} />,
                },
              ]}
            />
          </Card>
        </Col>
      </Row>
    </DraftContext>
  );
}

interface BarGiven {
  draft: Draft;
  saved: Saved<Spec> | undefined;
  ready: boolean;
  moved: number | undefined;
  onReset: (() => void) | undefined;
  onSaved: (name: string) => void;
}

function SaveBar({ draft, saved, ready, moved, onReset, onSaved }: BarGiven) {
  const text = useText();
  const { save, saving } = useSave(saved, onSaved);
  const what =
    saved && moved !== undefined
      ? text('segmentations-would-move', { count: moved })
      : text('segmentations-not-saved');
  return (
    <Flex wrap justify="space-between" align="center" gap={8}>
      <Typography.Text type="secondary" aria-live="polite">
        {saved && !onReset ? text('segmentations-as-saved') : what}
      </Typography.Text>
      <Flex gap={8}>
        {onReset && <Button onClick={onReset}>{text('segmentations-reset')}</Button>}
        <Button type="primary" disabled={!ready} loading={saving} onClick={() => void save(draft)}>
          {text('ui-save')}
        </Button>
      </Flex>
    </Flex>
  );
}
