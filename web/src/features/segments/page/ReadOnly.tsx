/** A segment for whoever may look and not change. */
import { Card, Col, Flex, Row, Typography } from 'antd';

import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { Plain } from '~/rule/editor/Plain.tsx';
import { type Preview, usePreview } from '~/rule/usePreview.ts';
import { useRule } from '~/rule/useRule.ts';
import { useFormat } from '~/ui/format.ts';
import { Page } from '~/ui/Page.tsx';

import { Live } from './Live.tsx';
import { Parts } from './Parts.tsx';
import type { SavedSegment } from './spec.ts';

export function ReadOnly({ saved }: { saved: SavedSegment }) {
  const { language, text } = useLanguage();
  const { metadata, spec } = saved.definition;
  const edit = useRule(spec.rule);
  const preview = usePreview(edit.settled.sent, undefined);
  return (
    <Page title={titleOf(metadata, language)} what={metadata.description}>
      <Row gutter={[16, 16]}>
        <Col xs={24} lg={16}>
          <Flex vertical gap={16}>
            <Plain preview={preview.data} />
            {preview.data && <Counted conditions={preview.data.conditions} />}
            <Card
              size="small"
              title={<h2 style={{ fontSize: 15, margin: 0 }}>{text('segments-expert')}</h2>}
            >
              <Typography.Text>
                <pre style={{ margin: 0, whiteSpace: 'pre-wrap' }}>{spec.rule}</pre>
              </Typography.Text>
            </Card>
          </Flex>
        </Col>
        <Col xs={24} lg={8}>
          <Live
            preview={preview.data}
            error={preview.error}
            isEmpty={false}
            isOld={preview.isPlaceholderData}
            unfinished={0}
          />
        </Col>
      </Row>
      <Parts saved={saved} edit={edit} />
    </Page>
  );
}

/** Each condition with how many fulfil it. */
function Counted({ conditions }: { conditions: Preview['conditions'] }) {
  const { text } = useLanguage();
  const { number } = useFormat();
  return (
    <Card
      size="small"
      title={<h2 style={{ fontSize: 15, margin: 0 }}>{text('segments-conditions')}</h2>}
    >
      <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
        {conditions.map((one, index) => (
          <li key={index} style={{ paddingInlineStart: (one.depth - 1) * 20 }}>
            <Flex justify="space-between" gap={12}>
              <span>{one.plain}</span>
              <span>{number(one.count)}</span>
            </Flex>
          </li>
        ))}
      </ul>
    </Card>
  );
}
