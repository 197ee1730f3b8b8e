/** The builder of rules in a drawer: done takes the rule over, everything else leaves it as it was. */
import { Button, Drawer, Flex, Typography } from 'antd';
import { useState } from 'react';

import { useText } from '~/messages/Messages.tsx';

import { AsText } from '../editor/AsText.tsx';
import { Caught, Refused, Unfinished } from '../editor/Caught.tsx';
import { Conditions } from '../editor/Conditions.tsx';
import { Plain } from '../editor/Plain.tsx';
import { nodeOf } from '../tree/groups.ts';
import { useCounted } from '../useCounted.ts';
import { type RuleEdit, useRule } from '../useRule.ts';
import { edited, isReady } from './edited.ts';

const WIDTH = 900;
/** What an empty rule begins with: a condition to be chosen. */
const BLANK = nodeOf({ join: 'all', items: [null] });

interface Given {
  /** What the condition decides. */
  title: string;
  rule: string;
  onDone: (rule: string) => void;
  /** Told when it is gone, whatever became of the rule. */
  onClosed: () => void;
}

export function ConditionDrawer({ title, rule, onDone, onClosed }: Given) {
  const text = useText();
  const [open, setOpen] = useState(true);
  const [asText, setAsText] = useState(false);
  const edit = useRule(rule, BLANK);
  const counted = useCounted(edit);
  const close = () => setOpen(false);
  const done = () => {
    onDone(edited(rule, edit));
    close();
  };
  const changed = edited(rule, edit) !== rule;
  return (
    <Drawer
      open={open}
      size={WIDTH}
      title={title}
      // A slip of the hand beside the drawer loses no work.
      mask={{ closable: !changed }}
      onClose={close}
      afterOpenChange={(isOpen) => !isOpen && onClosed()}
      footer={
        <Flex wrap gap="8px 16px" justify="space-between" align="center">
          <Count edit={edit} counted={counted} />
          <Flex gap={8} style={{ marginInlineStart: 'auto' }}>
            <Button onClick={close}>{text('ui-cancel')}</Button>
            <Button type="primary" disabled={!isReady(edit)} onClick={done}>
              {text('rule-done')}
            </Button>
          </Flex>
        </Flex>
      }
    >
      <Flex vertical gap={16}>
        <Conditions edit={edit} counts={counted.counts} title={text('rule-conditions')} />
        {!counted.isEmpty && counted.error !== null && <Refused error={counted.error} />}
        {edit.root !== BLANK && <Unfinished count={edit.settled.sent.unfinished} />}
        <Plain preview={counted.preview} />
        <AsText edit={edit} open={asText} onOpen={setAsText} />
      </Flex>
    </Drawer>
  );
}

interface CountGiven {
  edit: RuleEdit;
  counted: ReturnType<typeof useCounted>;
}

function Count({ edit, counted }: CountGiven) {
  const text = useText();
  if (edit.settled.problems.length > 0) {
    return <Typography.Text type="secondary">{text('segments-live-wrong')}</Typography.Text>;
  }
  if (counted.isEmpty) {
    return <Typography.Text type="secondary">{text('segments-live-empty')}</Typography.Text>;
  }
  const { preview } = counted;
  if (!preview || counted.error !== null) return null;
  return <Caught flat preview={preview} label={text('rule-caught')} isOld={counted.isOld} />;
}
