import { Card, Col, Row, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { useRight } from '~/api/session.tsx';
import { useText } from '~/messages/Messages.tsx';
import { Page } from '~/ui/Page.tsx';
import { paths } from '~/ui/paths.ts';

import { DeadLetters } from './DeadLetters.tsx';
import { DropZone } from './DropZone.tsx';
import { FileList } from './FileList.tsx';
import { QualityCard } from './QualityCard.tsx';
import { SourceList } from './SourceList.tsx';

export function DataPage() {
  const text = useText();
  const imports = useRight('import');
  const sees = useRight('see-personal');
  const brings = imports && sees;
  const other = brings && <Link to={paths.newImport()}>{text('data-import-more')}</Link>;
  return (
    <Page title={text('nav-data')} what={text('data-what-for')} actions={other}>
      <Row gutter={[16, 16]}>
        {brings && (
          <Col xs={24} lg={10}>
            <DropZone />
          </Col>
        )}
        <Col xs={24} lg={brings ? 14 : 24}>
          <Part title={text('data-quality')}>
            <QualityCard />
          </Part>
        </Col>
      </Row>
      {imports && <DeadLetters />}
      <Part title={text('data-files')}>
        <FileList />
      </Part>
      <Part title={text('data-sources')}>
        <SourceList brings={brings} />
      </Part>
    </Page>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card size="small" style={{ height: '100%' }}>
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 4 }}>
        {title}
      </Typography.Title>
      {children}
    </Card>
  );
}
