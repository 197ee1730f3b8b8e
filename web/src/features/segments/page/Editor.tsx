/** Builds a segment: conditions at the left, what they catch at the right, the same rule as text. */
import { Alert, Card, Col, Collapse, Flex, Row, theme } from 'antd';
import { useEffect, useMemo } from 'react';

import { useLanguage, useText } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { CountsContext } from '~/rule/builder/context.ts';
import { Groups } from '~/rule/builder/Groups.tsx';
import { type RuleEdit, useRule } from '~/rule/useRule.ts';
import { usePreview, useRowCounts } from '~/rule/usePreview.ts';
import { Page } from '~/ui/Page.tsx';
import { useUrlState } from '~/ui/useUrlState.ts';

import { Begin } from '../list/Begin.tsx';
import { Actions } from './Actions.tsx';
import { Expert } from './Expert.tsx';
import { Leaving } from './Leaving.tsx';
import { Live } from './Live.tsx';
import { Parts } from './Parts.tsx';
import { Plain } from './Plain.tsx';
import type { SavedSegment } from './spec.ts';

interface Given {
  /** The segment as it is saved; nothing of a new one. */
  saved?: SavedSegment;
  rule: string;
  title?: string;
  /** Told whether there is unsaved work. */
  onChanged?: (changed: boolean) => void;
}

export function Editor({ saved, rule, title = '', onChanged }: Given) {
  const { language, text } = useLanguage();
  const edit = useRule(rule);
  const name = saved?.definition.metadata.name;
  const isSound = edit.settled.problems.length === 0;
  const preview = usePreview(edit.settled.sent, name, isSound);
  const counts = useRowCounts(
    edit.settled.sent,
    preview.isPlaceholderData ? undefined : preview.data,
  );
  const shownTitle = saved ? titleOf(saved.definition.metadata, language) : text('segments-new');
  const changed = saved
    ? edit.first !== undefined && edit.settled.rule !== edit.first
    : !!edit.settled.rule;
  useEffect(() => onChanged?.(changed), [onChanged, changed]);
  const isEmpty = edit.settled.sent.tree === null && isSound;
  return (
    <Page
      title={shownTitle}
      what={saved?.definition.metadata.description ?? text('segments-editor-what')}
      actions={
        <Actions
          saved={saved}
          edit={edit}
          changed={changed}
          title={title}
          onSaved={() => onChanged?.(false)}
        />
      }
    >
      <Leaving when={changed} />
      <Row gutter={[16, 16]}>
        <Col xs={24} lg={16}>
          <Flex vertical gap={16}>
            <CountsContext value={counts}>
              <Conditions edit={edit} />
            </CountsContext>
            <AsText edit={edit} />
          </Flex>
        </Col>
        <Col xs={24} lg={8}>
          <Flex vertical gap={16} style={{ position: 'sticky', top: 16 }}>
            <Live
              preview={isEmpty ? undefined : preview.data}
              problems={edit.settled.problems}
              error={preview.error}
              isEmpty={isEmpty}
              isOld={preview.isPlaceholderData || !isSound}
              unfinished={edit.settled.sent.unfinished}
            />
            <Plain preview={isEmpty ? undefined : preview.data} />
          </Flex>
        </Col>
      </Row>
      <Parts saved={saved} edit={edit} />
    </Page>
  );
}

function Conditions({ edit }: { edit: RuleEdit }) {
  const text = useText();
  const { token } = theme.useToken();
  const isNew = edit.root === null && edit.text.trim() === '';
  const label = text('segments-conditions');
  return (
    <Card size="small" title={<h2 style={{ fontSize: 15, margin: 0 }}>{label}</h2>}>
      {!edit.readable && (
        <Alert
          type="warning"
          showIcon
          title={text('segments-unreadable')}
          style={{ marginBottom: 12 }}
        />
      )}
      <div
        inert={!edit.readable}
        style={{
          opacity: edit.readable ? 1 : 0.45,
          transition: `opacity ${token.motionDurationMid}`,
        }}
      >
        <Groups label={label} root={edit.root} onChange={edit.editTree} />
      </div>
      {isNew && <Begin onChoose={edit.editText} />}
    </Card>
  );
}

/** The same rule as text, for whoever likes it better. */
function AsText({ edit }: { edit: RuleEdit }) {
  const text = useText();
  const [open, setOpen] = useUrlState('text');
  const items = useMemo(
    () => [
      {
        key: 'text',
        label: text('segments-expert'),
        children: (
          <Expert text={edit.text} problems={edit.settled.problems} onChange={edit.editText} />
        ),
      },
    ],
    [edit, text],
  );
  const wrong = edit.settled.problems.length > 0;
  return (
    <Collapse
      items={items}
      activeKey={open || wrong ? ['text'] : []}
      onChange={(keys) => setOpen(keys.length > 0 ? '1' : '')}
    />
  );
}
