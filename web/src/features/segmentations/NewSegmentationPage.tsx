import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button, Col, Row, theme, Typography } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { useVocabulary } from '~/api/labels.ts';
import { useRight } from '~/api/session.tsx';
import type { MessageId } from '~/messages/ids.ts';
import type { Language } from '~/messages/language.ts';
import { type BothTexts, useBothTexts, useLanguage, useText } from '~/messages/Messages.tsx';
import { Loaded } from '~/ui/Loaded.tsx';
import { Page } from '~/ui/Page.tsx';
import { paths } from '~/ui/paths.ts';
import { NoPermission } from '~/ui/Trouble.tsx';
import { useUrlState } from '~/ui/useUrlState.ts';

import { Desk } from './desk/Desk.tsx';
import { draftOf, type Words } from './drafts.ts';
import { MethodPicture } from './MethodPicture.tsx';
import type { Vocabulary } from './purchase.ts';
import { type Draft, type Method, METHODS } from './specs.ts';

export function NewSegmentationPage() {
  const text = useText();
  const may = useRight('define');
  const [method, choose] = useUrlState('method');
  const chosen = METHODS.find((known) => known === method);
  const vocabulary = useVocabulary();
  if (!may) return <NoPermission />;
  if (!chosen) {
    return (
      <Page title={text('segmentations-new')} what={text('segmentations-new-what')}>
        <Gallery onChoose={(next) => choose(next, true)} />
      </Page>
    );
  }
  return (
    <Page
      title={text(`segmentations-method-${chosen}-title` as MessageId)}
      what={text(`segmentations-method-${chosen}` as MessageId)}
      actions={
        <Button icon={<ArrowLeftOutlined />} onClick={() => choose('', true)}>
          {text('segmentations-other-method')}
        </Button>
      }
    >
      <Loaded query={vocabulary}>
        {(words) => <NewDesk key={chosen} method={chosen} vocabulary={words} />}
      </Loaded>
    </Page>
  );
}

function Gallery({ onChoose }: { onChoose: (method: Method) => void }) {
  const text = useText();
  const { token } = theme.useToken();
  return (
    <Row gutter={[16, 16]}>
      {METHODS.map((method) => (
        <Col key={method} xs={24} sm={12} lg={8} xxl={6} style={{ display: 'flex' }}>
          <button
            type="button"
            onClick={() => onChoose(method)}
            style={{
              flex: 1,
              display: 'flex',
              gap: 16,
              alignItems: 'center',
              padding: 20,
              textAlign: 'start',
              font: 'inherit',
              color: token.colorText,
              cursor: 'pointer',
              border: `1px solid ${token.colorBorderSecondary}`,
              borderRadius: 12,
              background: token.colorBgContainer,
            }}
          >
            <MethodPicture method={method} />
            <span>
              <Typography.Text strong style={{ display: 'block', fontSize: 16 }}>
                {text(`segmentations-method-${method}-title` as MessageId)}
              </Typography.Text>
              <Typography.Text type="secondary">
                {text(`segmentations-method-${method}` as MessageId)}
              </Typography.Text>
            </span>
          </button>
        </Col>
      ))}
    </Row>
  );
}

function NewDesk({ method, vocabulary }: { method: Method; vocabulary: Vocabulary }) {
  const { language } = useLanguage();
  const texts = useBothTexts();
  return (
    texts && <FreshDesk initial={draftOf(method, vocabulary, wordsFor(method, texts, language))} />
  );
}

function FreshDesk({ initial }: { initial: Draft }) {
  const navigate = useNavigate();
  // Made once: it stays what it is while somebody works on it.
  const [draft] = useState(initial);
  return <Desk initial={draft} onSaved={(name) => void navigate(paths.segmentation(name))} />;
}

function wordsFor(method: Method, { en, zh }: BothTexts, language: Language): Words {
  const rfm = method === 'rfm' || method === 'abc';
  const word = (id: MessageId) => {
    const title = { zh: zh(id), en: en(id) };
    return { label: language === 'zh-CN' ? title.zh : title.en, title };
  };
  return {
    title: word(`segmentations-draft-${method}` as MessageId),
    outside: word(rfm ? 'segmentations-word-not-bought' : 'segmentations-word-outside'),
    low: word('segmentations-word-low'),
    middle: word('segmentations-word-middle'),
    high: word('segmentations-word-high'),
    buys: word('segmentations-word-buys'),
    recent: word('segmentations-word-recent'),
    rest: word('segmentations-word-rest'),
  };
}
