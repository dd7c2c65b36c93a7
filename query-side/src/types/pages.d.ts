/** What the pages' modules hand each other, and what they read of the server's answers: for the type check alone. */

type Value = string | number | undefined;
type Asked = Partial<Record<string, string>>;
type Changed = Record<string, Value>;

/** Whatever `html` takes. */
type Drawable = object | string | number | symbol | undefined;

interface Ask {
  (path: string, parameters?: Changed): Promise<any>;
}

type LinkTo =
  | "start"
  | "unit"
  | "teams"
  | "team"
  | "households"
  | "household"
  | "evidence"
  | "replay"
  | "event"
  | "suspicions"
  | "suspicion"
  | "timeline";

interface Together {
  ask: Ask;
  askAll(path: string, parameters: Changed, rows: string): Promise<any[]>;
}

/** What a refusal says of itself, as `application/problem+json`. */
interface Said {
  code?: string;
  title?: string;
  detail?: string;
  details?: Record<string, string>;
}

interface Who {
  login: string;
  roles: string[];
  demoData: boolean;
}

interface Link {
  href: string;
  name: string;
}

interface About {
  title: string;
  kicker?: string;
  above?: Link[];
  here?: string;
}

interface Dated {
  dayIn(text: string): string | undefined;
  dateChoice(page: Page, label: string, asOf: string): Drawable;
}

interface Room<Data> {
  load(parameters: Asked, together: Together): Promise<Data>;
  draw(data: Data, page: Page): Drawable;
  about(data: Data): About;
  shown?(page: Page): void;
  why?(kind: string): string | undefined;
  texts?: string;
  dated?: Dated;
}

/** A page as its room sees it; what `view` keeps of the reader's choices is each component's own. */
interface Page {
  readonly parameters: Asked;
  readonly seesNames: boolean;
  readonly data: any;
  readonly drawing: boolean;
  view: Record<string, any>;
  again?: number;
  is(...roles: string[]): boolean;
  go(changed: Changed): Promise<void> | undefined;
  reload(): Promise<void>;
  show(): void;
}

/** An event at the element that listens to it. */
type At<Heard extends Event, Listening extends Element> = Heard & { currentTarget: Listening };
type Submitted = SubmitEvent & { target: HTMLFormElement };
type Typed = Event & { target: HTMLInputElement };

interface Column<Row> {
  key: string;
  title: string;
  value(row: Row): string | number;
  cell?(row: Row): Drawable;
  file?(row: Row): string | number;
  foot?(row: any): Drawable;
  numeric?: boolean;
  wide?: boolean;
}

interface TableParts {
  by?: string;
  label?: string;
  caption?: string;
  look?: string;
  headings: [title: Drawable, look?: string, ariaSort?: "none" | "ascending" | "descending"][];
  rows: Drawable[];
  foot?: Drawable[];
}

interface TableOptions {
  caption: string;
  sort: string;
  descending?: boolean;
  file?: string;
  files?(form: "csv" | "xlsx"): string;
  foot?: any[];
}

interface TableView {
  sort: string;
  descending: boolean;
  all: boolean;
  find: string;
}

interface Unit {
  id: string;
  name: string;
  code: string;
  level: string;
  parent?: string;
  place?: { latitude: number; longitude: number };
}

interface Place {
  unit: Unit;
  above: Unit[];
  asOf: string;
}

interface Service {
  id: string;
  nameVi: string;
  nameEn: string;
}

interface Decision {
  authority: string;
  number: string;
  date: string;
  bases: string[];
}

interface Team {
  id: string;
  name: string;
  unit: string;
  level: string;
  members: number;
  from: string;
  to?: string;
  decision: Decision;
}

interface Member {
  person: string;
  name: string;
  role: "leader" | "deputy" | "member";
  organisation: string;
  since: string;
}

interface Roster {
  team: Team;
  unit?: Unit;
  members: Member[];
  asOf: string;
  evidence?: Record<string, string>;
}

/** Teams and members, of one level or of all. */
interface Sums {
  teams: number;
  members: number;
  level?: string;
}

interface Totals extends Sums {
  asOf: string;
  levels: SumsOfLevel[];
  evidence?: Record<string, string>;
}

interface SumsOfLevel extends Sums {
  level: string;
}

interface TeamsOfUnit extends Sums {
  unit: Unit;
  levels: SumsOfLevel[];
  rest?: boolean;
}

interface TeamsByUnit {
  asOf: string;
  unitLevel: string;
  whole: TeamsOfUnit;
  units: TeamsOfUnit[];
  evidence?: Record<string, string>;
}

interface Coverage {
  asOf: string;
  households: number;
  services: { service: string; atOrAbove: ByRung }[];
  evidence?: Record<string, string>;
}

type ByRung = Partial<Record<string, number>>;

/** How many of a unit's households reached what was asked for. */
interface Part {
  unit: Unit;
  households: number;
  reached: number;
  rest?: boolean;
}

interface UnitWithSums extends Place {
  coverage: Coverage;
  services: Service[];
  totals: Totals;
  below: Unit[];
}

interface Province extends Omit<UnitWithSums, "below"> {
  empty?: false;
  districts: Map<string, string>;
  parts: Part[];
  whole?: Part;
  evidence: Record<string, string>;
  unitLevel: string;
  teams?: TeamsByUnit;
  service: string;
  level: string;
  chosen: Changed;
}

/** There are no units, or none yet on the day that was asked for. */
interface Empty {
  empty: true;
  beginning?: string;
}

interface Home {
  household: string;
  head: string;
  address: string;
  people: number;
  smartphones: number;
  connection: string;
  acts: number;
  levels: Record<string, string>;
}

interface Step {
  service: string;
  outcome: string;
  reason?: string;
  to?: string;
}

interface Act {
  act: string;
  position: number;
  recordedAt: string;
  corrected: number;
  retracted: boolean;
  guidance: {
    occurredAt: string;
    channel: string;
    team: string;
    members: string[];
    steps: Step[];
    note?: { text: string };
  };
}

interface Profile {
  household: string;
  home: Home;
  since: string;
  asOf: string;
  levels: { service: string; level: string; since: string }[];
  acts: Act[];
  next?: string;
  evidence?: Record<string, string>;
}

interface ProfileOfOne {
  profile: Profile;
  services: Service[];
  place?: Place;
}

interface HomesOfHamlet {
  profile?: undefined;
  place: Place;
  households: Home[];
}

type ProfileData = ProfileOfOne | HomesOfHamlet;

interface RosterOfOne {
  roster: Roster;
  place?: Place;
}

interface TeamsOfPlace {
  roster?: undefined;
  place: Place;
  teams: Team[];
  totals: Totals;
  units: Map<string, Unit>;
}

type RosterData = RosterOfOne | TeamsOfPlace;

interface TimelineLine {
  position: number;
  type: string;
  occurredAt: string;
  recordedAt: string;
  actor: string;
  about: Asked;
}

interface Timeline {
  subject: string;
  lines: TimelineLine[];
  next?: string;
}

/** An event's line as it stands in the ledger. */
interface Told {
  type: string;
  revision: string;
  subject: string;
  sequence: string;
  time: string;
  recordedtime: string;
  actor: string;
  command: string;
  id: string;
  data: unknown;
}

interface Opened {
  position: number;
  event: Told;
}

interface TimelineData {
  kind: string;
  id: string;
  subject: { name?: string; above?: Link[] };
  timeline: Timeline;
  opened?: Opened;
  names: Map<string, string>;
}

interface EvidenceLine {
  position: number;
  type: string;
  subject: string;
  day: string;
  occurredAt: string;
  recordedAt: string;
  actor: string;
  amount: number;
}

interface Evidence {
  figure: string;
  parameters: Asked;
  definition: Record<string, string>;
  asOf: string;
  position: number;
  value: number;
  count: number;
  before: number;
  events: EvidenceLine[];
  next?: string;
}

interface EvidenceData {
  evidence: Evidence;
  kind: string;
  subject: { names: string[]; above: Link[] };
}

/** A rule, or a parameter of one, with its texts in both languages. */
interface Rule {
  rule: string;
  measure: string;
  parameters: any[];
  [text: string]: any;
}

/** What an auditor is about to say of a finding. */
interface Saying {
  command: string;
  problem?: string;
  sending: boolean;
}

interface Count {
  rule: string;
  open: number;
  examined: number;
  withdrawn: number;
}

interface FindingLine {
  id: string;
  rule: string;
  day: string;
  hamlets: string[];
  acts: number;
  measure: number;
  threshold: number;
}

interface FoundAct {
  act: string;
  occurredAt: string;
  recordedAt: string;
  login: string;
  channel: string;
  services: string[];
  hamlet?: string;
  household: string;
  team: string;
  outside?: string;
  positions: number[];
}

interface FindingEvent {
  what: string;
  at: string;
  actor: string;
  reason?: string;
  type: string;
  position: number;
}

interface Finding {
  id: string;
  about: string;
  description: Rule;
  state: string;
  day: string;
  measure: number;
  threshold: number;
  members: string[];
  teams: string[];
  units: Unit[];
  count: number;
  acts: FoundAct[];
  next?: string;
  history: FindingEvent[];
  earlier?: string;
  position: number;
}

interface Findings {
  counts: Count[];
  findings: FindingLine[];
  units: Unit[];
  next?: string;
}

interface FoundData {
  rules: Rule[];
  list: Findings;
  state: string;
  finding?: undefined;
}

interface FindingData {
  finding: Finding;
  services: Map<string, string>;
}

interface Notary {
  doing: string;
  checked: number;
  difference?: string;
  position: number;
}

interface CheckPass {
  occasion: string;
  checked: number;
  size: number;
  ended?: string;
  difference?: string;
  position: number;
}

interface Checks {
  eventsPerSecond?: number;
  standing?: CheckPass;
  last?: CheckPass & { ended: string };
  asked?: CheckPass;
}

interface WitnessReport {
  signed: string[];
  asked: number;
  enough: boolean;
}

/** How the log of signed checkpoints stands. */
interface LogState {
  size: number;
  ledger: number;
  origin?: string;
  root: string;
  signedAt: string;
  keys: string[];
  notary?: Notary;
  checks?: Checks;
  witnesses?: WitnessReport;
}

/** One step of a check, with what was seen; not tried where `ok` is missing. */
interface CheckStep {
  step: string;
  ok?: boolean;
  why?: string;
  [seen: string]: any;
}

interface Quorum {
  isMetBy(keys: string[]): boolean;
  offered?: boolean;
}

interface Trust {
  keys: string;
  quorum?: Quorum;
}

interface VerifierKey {
  name: string;
  id: string;
  line: string;
  witness: boolean;
  bytes: Uint8Array<ArrayBuffer>;
}

interface NoteSignature {
  name: string;
  id: string;
  bytes: Uint8Array<ArrayBuffer>;
}

interface Note {
  text: string;
  signatures: NoteSignature[];
}

interface Proof {
  line: Uint8Array;
  index: number;
  path: Uint8Array[];
  size: number;
  root: Uint8Array;
  note: Note;
}

interface Climb {
  left: boolean;
  sibling: string;
  becomes: string;
}

interface Climbed {
  left: boolean;
  sibling: Uint8Array;
  becomes: Uint8Array;
}

interface SeenWitness {
  name: string;
  time?: number;
  ok?: boolean;
  why?: string;
}

interface LogSeen {
  witnesses: SeenWitness[];
  quorum?: CheckStep;
}

interface JournalLine {
  position: number;
  type: string;
  subject: string;
  recordedAt: string;
  actor: string;
  by: string;
}

interface Journal {
  lines: JournalLine[];
  next?: string;
  problem?: { said: Said };
}

/** One event as the audit room shows it; `missing` says why there is no proof. */
interface ShownEvent {
  position: number;
  line?: string;
  address?: string;
  steps?: CheckStep[];
  missing?: string;
}

interface AuditData {
  state: LogState;
  journal: Journal;
  log: LogSeen;
  exporting(data: { state: LogState }, page: Page): Drawable;
  event?: ShownEvent;
  drawEvent(data: AuditData, page: Page): Drawable;
  replay?: Evidence;
  drawReplay(data: AuditData, page: Page): Drawable;
}

interface Exporting {
  state: string;
  events: number;
  bytes: number;
  whole: number;
  cancel(): void;
}

interface Difference {
  position: number;
  counted: number;
  shown: number;
  part: string;
}

interface Replayed {
  same: boolean;
  counted: number;
  shown?: number;
  position: number;
  differences: Difference[];
}

interface Replaying {
  state: string;
  sent: number;
  bytes: number;
  cancel(): void;
  found: Replayed;
  problem: Said;
}

/** A point of the map's drawing, or of the ground. */
type Point = [number, number];

declare var echarts: any;
