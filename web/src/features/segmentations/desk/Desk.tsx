/** Where a segmentation is made or changed: its form, what it gives while typing, its file. */
import { Button, Card, Col, Flex, Row, Tabs, Typography } from 'antd';
import { useEffect, useMemo, useState } from 'react';

import type { Saved, Title } from '~/api/definition.ts';
import { useText } from '~/messages/Messages.tsx';
import { Leaving } from '~/ui/Leaving.tsx';
import { useUrlState } from '~/ui/useUrlState.ts';

import type { Draft, Spec } from '../specs.ts';
import { Conflict } from './Conflict.tsx';
import { DraftContext } from './draftContext.ts';
import { FileView } from './FileView.tsx';
import { MethodForm } from './MethodForm.tsx';
import { NamingFields, TitleField } from './NameFields.tsx';
import { TrialView } from './TrialView.tsx';
import { useSave } from './useSave.ts';
import { useTrial } from './useTrial.ts';

interface Given {
  initial: Draft;
  /** Unsaved work to go on with instead. */
  draft?: Draft | undefined;
  /** What is saved, when it is. */
  saved?: Saved<Spec> | undefined;
  /** What somebody else saved meanwhile. */
  theirs?: Saved<Spec> | undefined;
  /** Told whether there is unsaved work. */
  onChanged?: (changed: boolean) => void;
  /** Gives up what is here for theirs. */
  onTheirs?: (mine: Draft) => void;
  onSaved: (name: string) => void;
}

export function Desk({ initial, saved, theirs, onChanged, onTheirs, onSaved, ...given }: Given) {
  const text = useText();
  const [draft, setDraft] = useState(given.draft ?? initial);
  const [view, setView] = useUrlState('view', 'result');
  const tried = useTrial(draft);
  const titles = useMemo(
    () => new Map<string, Title>(tried.trial?.labels.map(({ label, title }) => [label, title])),
    [tried.trial],
  );
  const atWork = useMemo(() => ({ draft, titles }), [draft, titles]);
  const changed = JSON.stringify(draft) !== JSON.stringify(initial);
  useEffect(() => onChanged?.(changed), [onChanged, changed]);
  const { save, saving } = useSave(saved, onSaved);
  return (
    <DraftContext value={atWork}>
      <Leaving when={changed} />
      {theirs && (
        <Conflict
          theirs={theirs}
          onMine={() => void save(draft, theirs)}
          onTheirs={() => onTheirs?.(draft)}
        />
      )}
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
              isNew={!saved}
              ready={
                (changed || !saved) &&
                !theirs &&
                !tried.error &&
                !tried.waiting &&
                tried.unchosen === 0
              }
              saving={saving}
              moved={tried.trial?.against?.moved}
              onReset={changed && saved ? () => setDraft(initial) : undefined}
              onSave={() => void save(draft, saved)}
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
  isNew: boolean;
  ready: boolean;
  saving: boolean;
  moved: number | undefined;
  onReset: (() => void) | undefined;
  onSave: () => void;
}

function SaveBar({ isNew, ready, saving, moved, onReset, onSave }: BarGiven) {
  const text = useText();
  const what =
    !isNew && moved !== undefined
      ? text('segmentations-would-move', { count: moved })
      : text('segmentations-not-saved');
  return (
    <Flex wrap justify="space-between" align="center" gap={8}>
      <Typography.Text type="secondary" aria-live="polite">
        {!isNew && !onReset ? text('segmentations-as-saved') : what}
      </Typography.Text>
      <Flex gap={8}>
        {onReset && <Button onClick={onReset}>{text('segmentations-reset')}</Button>}
        <Button type="primary" disabled={!ready} loading={saving} onClick={onSave}>
          {text('ui-save')}
        </Button>
      </Flex>
    </Flex>
  );
}
