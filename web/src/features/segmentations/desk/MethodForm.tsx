/** The form of a method. */
import type { Draft, Spec } from '../specs.ts';
import { AbcForm } from './AbcForm.tsx';
import { BandsForm } from './BandsForm.tsx';
import { LifecycleForm } from './LifecycleForm.tsx';
import { MatrixForm } from './MatrixForm.tsx';
import { RfmForm } from './RfmForm.tsx';
import { RulesForm } from './RulesForm.tsx';
import { ScorecardForm } from './ScorecardForm.tsx';

interface Given {
  draft: Draft;
  onChange: (draft: Draft) => void;
}

export function MethodForm({ draft, onChange }: Given) {
  const put = (spec: Spec) => onChange({ ...draft, spec });
  const { spec } = draft;
  switch (spec.method) {
    case 'rfm':
      return <RfmForm spec={spec} onChange={put} />;
    case 'abc':
      return <AbcForm spec={spec} onChange={put} />;
    case 'matrix':
      return <MatrixForm spec={spec} onChange={put} />;
    case 'lifecycle':
      return <LifecycleForm spec={spec} onChange={put} />;
    case 'bands':
      return <BandsForm spec={spec} onChange={put} />;
    case 'scorecard':
      return <ScorecardForm spec={spec} onChange={put} />;
    case 'rules':
      return <RulesForm spec={spec} onChange={put} />;
  }
}
