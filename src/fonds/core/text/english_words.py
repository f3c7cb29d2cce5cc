"""Common English words, so that a misread word can be told from another word.

Counted: words in small letters that stand in a published volume of diplomatic documents and in reports of the same
years or in machine-read records alike, without what the rules of inflection below give, and with the shortest words
set by hand. A word that is missing here is judged by how many records hold it.
"""

from __future__ import annotations

from functools import lru_cache

_WORDS = """
a abandon aberrations abide ability abject able aboard abort abortive about above abroad absence absolute
absorbed abstract abundance academic accelerate accent accept acceptable acceptance access accident accidental
accommodate accommodation accompanied accompanying accomplish accomplishment accord accordance account
accountable accredited accumulate accumulation accuracy accurate accused accustomed achieve achievement
acknowledge acquaintance acquainted acquiescence acquire acquisition acre across act acted acting action
activated active activist activity actor acts actual acute adapt add added adding addition additional address
adds adequate adhere adherence adjacent adjust adjustment administration administrative admit admitted admitting
adopt adoption advance advancement advantage advantageous adventure adversary adversely advice advise advisers
advisor advisory advocate affair affect affiliate affiliation affirm affirmative affluent afford afraid after
aftermath afternoon afterwards again against age aged agency agenda agents aggression aggressive agile agitation
ago agony agree agreement agricultural agriculture ahead aid aided aides aiding aids aim aimed aiming aims air
aircraft airline alarm albeit alienation alignment alike alive all allegedly allegiance alliance allied allies
allocation allow ally almost alone along already also alter alternative although altogether always am amazing
ambassadors ambiguous ambitions ambitious amendment ammunition among amount ample an analogous analyses analysis
analyst analytical analyze ance ancient and anew angry animosity anniversary announce announcement annual
anomalies another answer antagonistic anti anticipate anticipation anxiety any anybody anymore anyone anything
anyway anywhere apart apparatus apparent appeal appear appearances applicability applicable application apply
appoint appointment appraisal appreciate appreciation appreciative apprehension approach appropriate
appropriation approval approve approx approximately apt arbitrary architects are area arena argue argument arise
arisen armament armed armies arms army arose around arouse arrange arrangement array arrested arrests arrival
arrive arsenal art article articulate artillery as aside ask asked asking aspect aspirations assault assemble
assembly assert assertion assess assessment asset assign assignments assist assistance assistant associated
associates association assume assumption assurance assure at atmosphere atomic atrocities attach attachment
attack attain attainable attempt attendance attended attendees attending attention attitude attraction
attractive attributable attribution audience audit auspices authenticity author authority authorization
authorize automatic automatically autonomous autonomy availability available avenue average aversion avert avoid
avoidance await aware awareness away awesome awkward back backdrop background backwards bad badge badly bail
balance balk ball ballistic ban band bang bank banner banning bar bare bargain barriers base basic basically
basing basis bath battle bay be beans bear beat beautiful became because become bed been beer before beforehand
began begin beginning begun behalf behavior behind being belief believe bell belligerent belong below belt
beneficial benefit benign bent beset beside best bet betray better between beyond bias bids big bigger biggest
bilateral bill billion bind biological birth bit bites bitter black blackmail blame blanket blind bloc block
blockade blood blow blown blue blueprint bluff blunt board boat bodies body boil bold bolt bomb bona bond bone
book border bore born borne borrow both bottle bought bound boundaries bourgeois box boxes boy boys bracketed
brackets brains branch bread break breakdown breakthrough breed brick bride bridge brief bright brilliant bring
broad broadcast broaden broadest broke broken brook brother brought brutal brute budget budgetary bug build
built bulk bull bullet bunch burden burdensome bureau bureaucracy bureaucratic burn business businesslike
businessman businessmen but buttressed buy buying by byproduct cabinet cable cadre calculated call calm came
camp campaign campus can cancel cancer candid candidate candor cannon cannot canvas cap capability capable
capacity capita capital capitalism capitalist capitalize captain capture car card care careful carrier carry
cars case cast casual casualties catch categorically category caught causal cause cautioned cautious cease
ceiling celebrate celebration cell cement cent central centralized century ceremony certain certainty cetera
chain chair chairman challenge chance change channel chaos chapter character characteristic characterization
characterize charge chart check cheese chemical chemist chest chief child children china chip choice choose
chorus chose chosen chronological church circles circulated circumstance cite cities citing citizens citizenship
city civic civil civilian civilization claim clarity clash class classical classification classified clause
clean clear clearance client climate clock close closer closest clothes clothing club clues coat code
coexistence coherent cohesion cohesive cohesiveness coin coincide coincidence coincidental cold collaboration
collaborators collapse collateral colleagues collected collection collective college collision collusion
colonial colonialism colony color colt columnist columns combat combination combined come comfort comfortable
coming command commencement commend commensurate comment commentary commerce commercial commission commit
commitment committed committee committing common commonwealth communal communicate communication communism
communist community companion company comparable compare comparison compatible compelled compelling compensation
compete competence competent competition competitive competitors compilation compiled complain complaint
complete completion complex complexity compliance complicated comply component composed composite compound
comprehensive compromise concealing conceivable conceivably conceive concentrate concentration concept
conception concern concert concessions conclude conclusion conclusive concomitant concrete concurred concurrence
concurrent condemn condition condone conducive conduct cone confer conference conferring confidence confident
confidential confine confirm confirmation confiscated conflict conform conformity confront confrontation confuse
confusion congressional conjunction connected connection conquered conscience conscious consciousness consensus
consent consequence consequently conservative consider considerable considerably consideration consist
consistency consistent consolidate consolidation conspicuous conspiracy constant constitute constitutional
constraints construct construction constructive construed consular consult consultant consultation consultative
consumed consumer contact contain containment contemplate contemporary contempt contending content contention
contest context continent continental contingency continually continuation continue continuity continuous
contract contractual contradiction contrary contrast contribute contribution contributor control controlled
controlling convened convenience convenient convening convention conventional conversation convert convey
conviction convince cook cool cooperate cooperation cooperative coordinate coordination coordinator cop cope
copies coping copy cord cordial core cork corner corollary corporations correct correction correlation
correspondence correspondents corresponding corresponds cost could counsel count country coup couple courage
courageous courier course court cover coverage covert cow crack crazy create creation creative creativity
credence credibility credible credit crest cries crime criminal crises crisis criteria criterion critical
criticism criticize critics crook cross crowd crucial crude cruel crusade cry cultural culture cumulative cup
cure curious currency current curry curse curtain custody custom customary cut cuts cutting cynical daily damage
damp danger dangerous dans dare daring dark darkness dashed data date dawn day daylight days dead deadline deal
dealt dear death debate debt decade decency decentralized deception decide decision decisive declaration declare
declassification declassified decline decrease decree dedicated dedication deed deemed deems deep deepening
deepest defeat defect defend defense defensive deference deficiencies deficit define definite definition
definitive deflect degree delay delegate delegation deletion deliberate delicate delighted deliver delivery
demand democracy democratic demonstrate demonstration demonstrators denial denied denies dent dental deny depart
departments departure depend dependence dependency dependent deployed deployment deport deportation depressed
depth deputy derision derive descent describe description desegregation deserve design designate designation
desirable desire despair desperately despite destination destined destiny destroy destruction destructive detail
detect detective deter deteriorated deteriorating deterioration determination determine deterrent detrimental
devastating devastation develop development device devise devolution devote dialogue dictate dictation
dictatorship did die differ difference different difficult difficulty diffusion dig dignity dilemma diligently
dim dimension diminish dinner diplomacy diplomat diplomatic direct direction directives dirty disability
disadvantage disaffection disagree disagreement disappear disappearance disappointed disappointments disapprove
disarmament disaster disastrous discharge discipline discord discount discourage discover discovery discreetly
discrepancy discretion discrimination discuss discussion disease dishonest disillusioned disinclination
dislocation dismissal dismissed disorder disorganized disparity displace display disposal disposes disposition
dispute disregard disruptions disruptive dissatisfaction dissemination dissension dissent dissipated dissolution
dissolved distance distant distinct distinction distinguished distinguishes distinguishing distort distributed
distribution distrust disturb disturbance divergent diverse diversified diversion diversity diverted divide
dividends divine division divisive divorced do doctor doctrine document documentary documentation does dog doing
dollar domain domestic domestically dominance dominant dominate domination domino done donor door dormant double
doubt doubtful doves down downfall downgrading dozen draft drag dragged dramatic dramatically dramatized drastic
drastically draw drawn dream drew drifting drink drive driven drop dropped drugs dry dual due dung duplicate
durable during dust duties duty dying dynamic each eager eagerness ear earlier earliest early earnest earning
earth ease easier easily east eastern easy eat economic economically economy edge edict edited editing edition
editor editorial educate education educational effect effective effectiveness efficacy efficiency efficiently
effort eggs ego eh eight either elaborate elaboration elan elders elect election electoral element elemental
elevating eleven elicit eliminate elimination elite else elsewhere embark embarrass embarrassment embassy
embracing emerge emergence emergency eminence emotion emphasis emphasize emphatic emphatically empire employ
employees employment empty enable enacted enclose enclosure encompass encounter encourage encouragement ency end
endangered endangering endeavor ended ending endless endorsed ends enduring enemy energetic energy enforce
enforcement engage engagement engineer enhance enjoy enlarge enlightened enlist enmity enormous enough ensued
ensure entail enter enterprise enthusiasm entire entirety entitled entity entrances entrusted entry enumerated
enunciated environment environmental envisaged envisioned envoy equal equality equated equilibrium equipment
equipped equipping equitable equitably equivalent era erase eroding erosion errors escalate escape especially
essay essence essential establish establishment estate estimate etc eternal ethic ethnic evaluate evaluation
evasion evasive eve even event eventual ever every everybody everyone everything everywhere evidence evident
evil evolution evolutionary evolve ex exact exaggerated exaggeration examination examine example exceed
exceedingly excellence excellent except exception exceptional excerpt excessive exchange excisions exciting
exclude exclusion exclusive excuse execute execution executive exemption exercise exert exhausted exhaustive
exiled exist existence expand expansion expect expectation expelled expenditures expense experience expert
explain explanation explanatory explicit exploit exploration explore explosion explosive export expose expounded
express expression expulsion extend extension extensive extent external extra extract extraordinarily
extraordinary extravagant extreme extremists eye eyed eyes fabric face facet facilitate facility facing fact
faction facto factor factual faculty fade fail failure fair faire fait faith faithfully fall fallen false
familiar family famine famous far farm farther fascist fashion fast fat fate father fault favor favorable
favorably fax fear feasibility feasible feather feats feature fed fee feed feel feet fell fellow felt female
fence fertile few fewer fiat fide field fifteen fifth fifty fight figure file fill film final finance financial
find fines finest finger finished fire firing firm firmness first firsthand fish fist fit fits fitting five fix
fixed flag flat flattery fleet flew flexibility flexible flight floor flow flown flux fly flying focal focus foe
foes folder follow food fool footnote for forbidden force forceful forego foreign foreseeable foresight
forestall forever forge forget forgive forgotten form formal format formation formidable formula formulated
formulating formulation fort forth forthcoming forties fortress fortunate forum forward foster fought found
foundation fountain four fourth fracture fragile fragmentation fragmented frame framework frank free freedom
freer freeze frequency frequent fresh friction friend friendship frightened frightening from front frontier
froth fruitful fruitless fruits frustrated frustrating frustration fuel fulfill fulfillment full fullest fully
fun function functional fund fundamental funeral furnish further fuse future gain game gang gap garrison gas
gate gather gation gave gear general generalized generate generation generosity generous genius gentleman
gentlemen genuine geographic geographical geography gestures get gets getting ghetto giant girl give given
giving glad glance glare glass global globe glory gloss go goad goal goat god goes going gold gone good got
gotten govern government governmental governor grace gradual graduate graduation grain grand grant grasp
grateful grave gravity gray great greatest greet grew grey grief grievances grips gross ground group grow grown
growth guarantee guard guardians guerrilla guess guests guidance guide guidelines guilt guilty gulf gun guns
guts guy guys habit had hailed hair half hall halt hand handle handwritten hang happen happy harassment harbor
hard hardened hardship harm harmful harmonious harmony harsh harvest has hat hate hatred haul have having hawk
hazards he head headlines healing health healthy hear heart heat heavily heavy heed height heighten held hell
help helpful helpless hemisphere hence henceforth her here hereafter hereby heretofore heritage heroes herself
hesitate hey hid hidden hide high highest highlight hijacking hill him himself hinder hindsight hinge hinted
hints hire his historians historic historical history hit hitherto hitting hoard hold hole hollow home honest
honesty honor honorable hook hope hopeful hopeless horse host hostile hostility hot hour house household how
however huge human humane humanitarian humanity hundred hunger hungry hurry hurt hypothetical i ibid ice idea
ideal idealism idealistic idealists identical identify identity ideological ideology if ignorant ignore ill
illegal ills illusion illustrate image imagination imaginative imagine imbalance immediate immense imminent
immoral immune impact impair impartial impasse impatience impatient impede impelled impending imperative
imperial imperialism imperialist impersonal impetus impinge implement implementation implication implicit imply
import importance important impose imposition impossible imprecise impress impression impressive imprisoned
improper improve improvement impulse in inability inadequacies inadequate inappropriate inaugural inaugurated
inauguration incentive inception incident incidentally inclination include inclusive income incompatible
incompetent inconceivable inconclusive inconsistencies inconsistent incorporated increase incredible increment
incumbent incursion indeed indefinite independence independent index indicate indication indicative indicator
indifferent indigenous indirect indispensable individual induce industrial industry inertia inevitable
inevitably inferior infiltration inflation inflexible inflict influence influential inform informal informant
information infrastructure ingenuity ingredient inherent inherited inhibit initial initiated initiation
initiative injured injury ink inner innocent innovation innovative input inquire inquiry insecure inside insist
insistence insofar inspect inspection inspiration inspire inst instability install installations instance
instant instead instituted institution institutional instruct instruction instrument instrumental insufficient
insurance insure insurgency insurgent insurrection intact intangible integral integrated integration integrity
intellectual intelligence intelligent intend intense intensified intensity intensive intent intention inter
interaction interchange intercontinental interest interference interim interjected intermediary internal
international interpersonal interpret interpretation interrupted interstate intervals intervene intervention
interview into intra introduce introduction introductory invaded invaluable invariably invasion invented
inventory invest investment invitation invite invoke involve involvement inward iron ironic ironically irony
irreconcilable irrelevant irresponsibility irresponsible is island isolate isolation issue it item its itself
jail jeopardize jeopardy jet job jobs jockeying join joint journal journalists journey joy judge judgement
judgment jump juncture jurisdiction just justice justification justify keen keep kept key keyed keys kicking kid
kidnapping kids kill kind king knees knew knock know knowledge knowledgeable known label labor lack lags laid
lake lamp land language lap large larger largest last late latent later latest latitude latter laughs launch law
laws lawyers lay laying lays lead leadership league leak lean leap learn least leather leave lecture led left
leftist leg legacy legal legality legislation legislative legitimacy legitimate lend length lengthy lens lent
less lessen lesson lest let letter letting leva level leverage liable liberal liberalism liberation liberty
library lice licenses lid lie lies life lift light like likelihood likewise lily limit limitation line liners
link linkage lip liquidate liquidation list listen lit literally literature little live living load loan local
locate location locked lodged log logic logical logistics long look loose lord lose losers losing loss lost lot
lots loud love loving low lower lowest loyal loyalty lucky lull lump luncheon machine machinery mad made
magazine magnitude mail main mainland maintain maintenance major majority make maker making male man manage
management managerial mandate maneuvers manifestation manifested mankind manner manpower manufacture many map
march margin marginal maritime mark market marriage marry marshal mask mass massive master match mate material
materialize matter mature maxims maximum may maybe me mean meaningful meaningless meant meantime measure meat
mechanics mechanism media medical medicine meek meet member membership memo memoirs memoranda memorandum memory
men mental mentality mention merchants mere merge merit merry mesh message met meter method metropolitan mid
middle midnight might mile militant militarily militarism military mill million mind mine minimal minimize
minimum mining minister ministerial minor minority minute miracle miscellaneous misery mislead miss missile
mission mist mistake mistaken misunderstandings misunderstood mix mixed moat mob mobilization mobilize model
moderate moderation modern modification modify modus moment momentum monetary money monitor monolithic monologue
monopoly month mood moon moot moral morale morality more moreover morning mortgage most mother motion motivated
motivation motive mound mountain mounted mounting mouth move movement moving much mud multi multilateral
multiple multiplicity multiply mural murder music must mutual my myself nail naive naked name narcotics narrow
nation national nationalism nationalist nationality nationwide natural nature naval near neat necessarily
necessary necessity need negative negligible negotiate negotiation negotiator neighbor neither nervous nest net
network neutral neutralist neutrality never nevertheless new newly news newspaper next nice night nine
nineteenth no nobody none nonetheless nonsense noon nor norm normal normalization north northeast northern
nostalgia not notable notably notations note nothing notice notification notify noting notion notwithstanding
now nuances nuclear number numerous nun nurtured nut oath obey object objection objective obligated obligation
obliged oblivious obscure observation observe observer obsession obsolete obstacles obtain obtainable obvious
occasion occasional occupation occupy occur occurred occurring ocean odd odds of off offense offensive offer
office officers official offset offshore often oh oil oily okay old older oldest omissions omit omitted on once
one ones only onto open operate operation operational operative opinion opponent opportunity oppose opposite
opposition opted optimism optimistic option or orally orbit order ordinary organization organizational organize
organizers orient orientation origin original originate orthodox ostensibly other otherwise ought our ours
ourselves oust out outbreak outcome outer outline outlook output outrage outset outside outsider outspoken
outstanding ovation over overall overcome overnight overriding overseas overt overthrow overthrown overtures
overview overwhelming owe ower own owned owner ownership pace package pact pad page paid pain painful paint pale
panel paper par para paragraph parallel paralysis paralyzed parameters paramount parcel parents parity
parliamentary part partial participant participate participation particular partisan partner partnership party
pass passage passion passive past pat path patience patient patrol pattern pause pave pawn pay paying payment
peace peaceful peacemaker peasant peculiar pen penalty pending penetrate penetration peninsula people per
perceive percent percentage perception perfect perform performance perhaps period periodic periodically
peripheral permanent permission permit permitted permitting perpetual perpetuate persist person personal
personality personnel perspective persuade persuasion pertaining pertinent pessimistic pet petition petty phase
phenomenon philosophical philosophy phone phony phrase physical pick picture pie piece pile pilots pin ping
pious piracy pit pity place plain plan plane planet planned planning plant platform plausible play pleasant
pleased pleasure pledge plenary ploy plural plus poet point poison poles police policeman policy policymakers
policymaking polite politic political politicians poll pollution pong pool poor popular population populous port
portion pose posing position positive possess possession possibility possible possibly post postpone posture
potent potential pounce pound pour poverty power powerful practicable practical practicality practice pragmatic
praised precarious precautions preceded precedence precedent preceding precious precipitate precipitously
precise precision preclude precondition predecessor predicated predict predictable predominant prefer preference
preferential preferred prejudice preliminary premise premium preoccupation preoccupied preparation preparatory
prepare preponderance prerequisites prescribe presence present presentation preservation preserve president
press pressure prestige presumably presupposes pretend pretext pretty prevail prevent prevention previous price
pride primarily primary prime primitive principal principle printed prior priority prisoner privacy private
privilege prize pro probable probably probe problem problematical procedure proceed process proclaimed
procurement prod produce product production productive productivity professed professing profession professional
professor profile profound program progress progressive prohibit project projection proliferation prolonged
prominent promise promote prompt promulgated prone pronounced pronouncements proof propaganda proper property
propitious proportion proposal propose proposition prospect prospective protect protection protective protest
protocol proud prove provide provinces provision provocation provocative provoke prudent psychological
psychology public publication published publishes pull punch purchase pure purpose pursue pursuit push put puts
putting puzzled qualification qualified quality quantity quarrel quarter quasi queried quest question quick
quiet quite quota quotation quoted quotes race racial racism radical radio rage rail railroad raise rallying
ramifications ramp ran range rank rapid rare rat rate rather ratification ratified ratio ration rational
rationale raw rays reach react reaction read readily readiness ready reaffirm reaffirmation real realist
realistic realistically reality realization realize realm reap reappraisal rear reason reasonable reasonably
reassessment reassurance reassure rebellion rebellious recall receive recent reception receptive recipient
reciprocity recognition recognizable recognize recommend recommendation reconcile reconciliation reconsideration
reconstruction record recount recover recovery recurring red redirect reduce reduction reentry reestablish
reexamination refer referee reference referred referring reflect reflection reform refrain refuge refuse regain
regal regard regardless regime region regional register registration regret regular regulation reinforce
reiterate reject rejection relate relation relationship relative relaxation relaxed relayed release relevance
relevant reliability reliable reliance relief relies relieve religion religious reluctance reluctant rely remain
remainder remark remarkable remedy remember remind remote removal remove render renew renewal rental
renunciation reopened reorganization reorganized repeat repel repercussions replace replacement reply report
represent representation representative repressive reproduced republics reputation request require requirement
requisite rescinded rescue research resent resentment reservations reserve residence residents residing residue
resign resignation resist resistance resolution resolve resort resource respect respective respond response
responsibility responsible responsive rest restatement restoration restore restrain restraint restricted
restricting restriction restrictive result resume resumption retain retaliation retaliatory retention retired
retirement retreat return reveal reversal reverse reversion revert review revise revision revitalize revolution
revolutionary reward rhetoric rice rich richest rid ride ridge ridiculous riding rift right rightist rigid rim
riot rip ripe rise rising risk rival rivalry road rob robbery rod role roll roman room root rose rot rote rough
round route routine row royal rub ruin rule rulers ruling rumors run running runs rural rush rust sabotage
sacred sacrifice sad safe safeguard safer safety sager said sail sake sale same sampling sanction sanctuary sand
sane sat satellites satisfaction satisfactorily satisfactory satisfy save saving saw say saying says scale scan
scenario scene schedule scheme school science scientific scope score screen screw scrutiny sea sealed search
seas season seat second secondary secrecy secret section sector secure security see seeds seeing seek seem
seemingly seen sees segment seize seizure seldom select selection selective self sell semi senate send senior
sensational sense sensible sensitive sensitivity sent sentence sentiment separate separation series serious
seriousness serve service session set setbacks sets setting settle settlement seven seventy several severe
severity sex shade shadow shake shaken shaky shall shape share sharp shattered she sheer shek shell shelter
shield shift ships shock shoe shoot shops shore short shot should shouting show shown shrinking shut side sight
sign signal signature significance significant silence silent silo similar similarities simple simply
simultaneous sin since sincere sincerity single sinister sir sister sit site sits sitting situation six sixty
size skepticism sketch ski skill sky slack slashed slave sleep slide slight slip slogans slow small smallest
smoke smooth so sober social socialist society soft soil sold soldier sole solemnly solid solidarity solution
solve some somebody somehow someone something sometime somewhat son sons soon sophisticated sorrow sorry sort
sought soul sound sour source south southern sovereign sovereignty space spade spare spark spawned speak special
specialist specialty specific specifically specified spectrum speculate speculation speech speed spell spend
spent sphere spies spiral spirit spiritual spit spite splendid split spoke spoken spokesman spot spotted spouse
spread spring spy square squeeze stability stabilization stabilizing stable staff stage stake stamina stamp
stance stand standard standpoint star start state statement statesman static station stature status statute
statutory stay steadfastly steadily steady steel steer stemming step stepped sterile stick stiff stifle still
stimulate stipulated stir stirred stirring stock stone stood stop stopped store storm story straight strain
strange strategic strategically strategy straw street strength strengthen stress strict stride strife strike
string stringent strive stroke strong strongest struck structural structure struggle stuck student studio study
stuff stupidity style sub subject submarine submission submit submitted submitting subordinate subs subscribe
subsequent subsidized substance substantial substantive substitute subtle subversion subvert subway succeed
success successful successor such sudden sue suffer sufficiency sufficient suggest suggestion suggestive suicide
suitable suited sum summarize summary summed summer summit sums sun super superficial superior superiority
supervised supervision supervisory supplement supplemental supply support supportive suppose suppression supra
sure surface surplus surprised surprising surrender surrounded surrounding surveillance survey survival survive
susceptible suspect suspension suspicion sustain sweeping sweet swept swing sworn symbol symbolic sympathy
symptomatic symptoms syndrome system systematic systematically table tacit tactic tactical tail tailor take
taken takeover taker taking tale talents talk tall tangible tanks tap tape taping target tariff task taste
taught tax taxes tea teach team tear technical technological technology telegram telephone televised television
tell temporarily temporary tempt temptation ten tend tendency tenor tens tension tentative tenuous term
termination terrible terribly territorial territory terror test testified testimony text textile than thank that
the theater their them theme themselves then theoretical theory there thereafter thereby therefore these thesis
they thin thing think third thirteen thirty this thorough those though thought thoughtful thousand threat
threaten three threshold threw throat through throughout throw thrown thrust thus thwarted tide tie tied ties
tight till tilt time timing tip tired title to toast today toe together token told tolerance tolerate toll
tomorrow tone tonight tons too took tool top topics topple torn total totalitarian tote touch tough tour touting
toward town toy trace track trade tradition traditional traffic tragedy tragic trail train trait transactions
transcribed transcript transcription transfer transferred transformation transistor transit transition
transitory translate translation transmit transmittal transmitted transmitter transmitting transport
transportation travail travel treason treat treatment treaty trees tremendous trend tribal tribute trick tried
tries trip triumph troop trouble truck true truly trust truth try trying tung turmoil turn turnover twelve
twentieth twenty twice two tying type typically tyranny ultimate umbrella unable unacceptable unavoidable
unaware uncertain uncertainty unconditional undated undeclared under undercut underdeveloped underestimate
undergoing underground underline underlying undermine underscore understand understandable understood undertake
undertaken undertook underway undesirable undiminished undoubtedly undue unduly uneasiness uneasy unemployed
unequivocally unexpected unfair unfavorable unfinished unfortunate unhappy unification unified uniform unifying
unilateral uninterrupted unique unite units unity universal university unjustified unknown unless unlike
unlimited unnecessarily unnecessary unnoticed unpopular unprecedented unpublished unrelated unreliable
unresolved unrest unstable unsuccessful unsuitable unthinking untied until untrue unusual unwarranted unwilling
unwillingness up upcoming upgrading uphold upon upper uprising upset urban urge urgency urgent urging us usable
use used useful uses using usual utility utilization utilize utmost utter vacuum vague valid validity valley
valor valuable valuation value valve van variance varied variety various vary vast vector vehicle vein venture
verbatim verdict verge verification verify versa versions versus very vessels vest vestiges vet veto via viable
vice victim victor victorious victory view viewpoint vigilance vigor vigorous village vines violated violation
violence violent virgin virtual virtue visa visibility visible vision visit visual visualize vital vitality
vivendi vividly vocal voice void volatile volume voluminous volunteer vote voters voting vow vulnerability
vulnerable wage wait waive wake walk wall wane want war ward warfare warheads warm warn warranted warrior wars
wary was wash waste wasteful watch water wave way ways we weak weaken weakness wealth wealthy weapon wear weary
weather week weekend weigh weight welcome welfare well went were west western westward wet what whatever
whatsoever when whenever where whereas whereby wherein wherever whether which whichever while white who whoever
whole wholly whom whose why wide widen wider widespread widest wild will willingness win wind window wing
winners winning winter wire wisdom wise wish wishful wit with withdraw withdrawal withdrawn withdrew withheld
withhold within without witness woman women won wonder wonderful wont word work workable world worldwide worn
worry worse worst worth worthless worthy would wound write writer written wrong wrote yard year yell yellow yes
yesterday yet yield ying you young your yourself youth youthful zeal zero zone zoo
"""
WORDS = frozenset(_WORDS.split())
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "ers")
_BY_LAST = {last: tuple(each for each in _ENDINGS if each[-1] == last) for last in {each[-1] for each in _ENDINGS}}
_BEGINNINGS = frozenset(word[:3] for word in WORDS)
"""With which every form of five letters and more begins: no ending reaches so far to the front."""


@lru_cache(maxsize=50_000)
def is_english(word: str) -> bool:
    """Whether a word in small letters is a common English one, or a regular form of one."""
    if word[-1:] not in _BY_LAST:
        return word in WORDS
    if len(word) > 4 and word[:3] not in _BEGINNINGS:
        return False
    return (
        _is_held(word) or (word.endswith("s") and _is_held(word[:-1])) or (word.endswith("ly") and _is_held(word[:-2]))
    )


def _is_held(word: str) -> bool:
    if word in WORDS:
        return True
    for ending in _BY_LAST.get(word[-1:], ()):
        if word.endswith(ending) and len(word) - len(ending) >= 4 and word[: -len(ending)] in WORDS:
            return True
    if word.endswith("ing") and len(word) > 6 and word[:-3] + "e" in WORDS:
        return True
    return word.endswith(("ies", "ied")) and len(word) > 6 and word[:-3] + "y" in WORDS
