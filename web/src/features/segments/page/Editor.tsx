/** Builds a segment: conditions at the left, what they catch at the right, the same rule as text. */
import { Col, Flex, Row } from 'antd';
import { useEffect } from 'react';

import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { AsText } from '~/rule/editor/AsText.tsx';
import { Conditions } from '~/rule/editor/Conditions.tsx';
import { Plain } from '~/rule/editor/Plain.tsx';
import { useCounted } from '~/rule/useCounted.ts';
import { useRule } from '~/rule/useRule.ts';
import { Leaving } from '~/ui/Leaving.tsx';
import { Page } from '~/ui/Page.tsx';
import { useUrlState } from '~/ui/useUrlState.ts';

import { Begin } from '../list/Begin.tsx';
import { Actions } from './Actions.tsx';
import { Live } from './Live.tsx';
import { Parts } from './Parts.tsx';
import type { SavedSegment } from './spec.ts';

interface Given {
  /** The segment as it is saved; nothing of a new one. */
  saved?: SavedSegment;
  rule: string;
  /** Unsaved work to go on with instead of the rule that is saved. */
  draft?: string | undefined;
  title?: string;
  /** Told whether there is unsaved work. */
  onChanged?: (changed: boolean) => void;
  onDraft?: (rule: string) => void;
  /** Told whether somebody is about to save. */
  onSaving?: (saving: boolean) => void;
}

export function Editor({ saved, rule, draft, title = '', onChanged, ...told }: Given) {
  const { language, text } = useLanguage();
  const edit = useRule(draft ?? rule);
  const [open, setOpen] = useUrlState('text');
  const name = saved?.definition.metadata.name;
  const counted = useCounted(edit, name);
  const shownTitle = saved ? titleOf(saved.definition.metadata, language) : text('segments-new');
  const changed = saved
    ? draft !== undefined || (edit.first !== undefined && edit.settled.rule !== edit.first)
    : !!edit.settled.rule;
  useEffect(() => onChanged?.(changed), [onChanged, changed]);
  const isNew = edit.root === null && edit.text.trim() === '';
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
          onDraft={(mine) => told.onDraft?.(mine)}
          onSaving={(saving) => told.onSaving?.(saving)}
        />
      }
    >
      <Leaving when={changed} />
      <Row gutter={[16, 16]}>
        <Col xs={24} lg={16}>
          <Flex vertical gap={16}>
            <Conditions edit={edit} counts={counted.counts} title={text('segments-conditions')}>
              {isNew && <Begin onChoose={edit.editText} />}
            </Conditions>
            <AsText edit={edit} open={open !== ''} onOpen={(next) => setOpen(next ? '1' : '')} />
          </Flex>
        </Col>
        <Col xs={24} lg={8}>
          <Flex vertical gap={16} style={{ position: 'sticky', top: 16 }}>
            <Live
              preview={counted.preview}
              problems={edit.settled.problems}
              error={counted.error}
              isEmpty={counted.isEmpty}
              isOld={counted.isOld}
              unfinished={edit.settled.sent.unfinished}
            />
            <Plain preview={counted.preview} />
          </Flex>
        </Col>
      </Row>
      <Parts saved={saved} edit={edit} />
    </Page>
  );
}
