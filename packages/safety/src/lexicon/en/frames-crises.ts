import type { PatternGroup } from '../types.ts';

/** English: other crises, by what is done, felt or seen, and not by the name of the thing. */
export const FRAMES_CRISES: readonly PatternGroup[] = [
  {
    id: 'frame.abuse',
    category: 'abuse',
    level: 2,
    subject: 'self',
    holdsNegation: true,
    patterns: `
($abuser | dads | mums | moms | husbands | boyfriends | stepdads) _1 (belt | fists | fist) ~ (again | last night | tonight)
cant sit down _6 (belt | cane | dad | he | she | beat*) 
($abuser) _3 (threw | throws | thrown | smashed | smashes | poured) ~ (a | the | hot | boiling | her | his)? _3 (at me | on me | over me | oil | plate | pan | kettle | boiling water | bottle at)
($abuser | pastor | boss | sergeant | coach | date | landlord) _3 (hit | hits | beat | beats | slap* | kick* | punch* | chok* | strangl* | breaks | broke | bit | drag* | shov* | spat on | burn* | pinned | whip*) ~ (me | my _1 (wrist | arm | ribs | jaw | nose | face | finger | tooth | teeth | leg) | the kids | us)
(punch* | kick* | hit | smash*) ~ (the)? ~ (wall | door) ~ (next to | by | near | beside) ~ my (head | face) 
next time he wont miss
($abuser) _3 (says | said | say | swore | threaten* | told me | promise* | tells me | keeps saying) _6 (kill me | kill us | kill the (dog | kids | baby) | burn (me | the house) | find me | take the (kids | children | baby) | do honour on me | bury me | nobody will find | shoot me | never see (my | the) kids)
(if i | when i) (leave | left | go | tell) _4 (he | hell | shell | she | theyll | they) ~ (will | would | says | said)? ~ (kill | hurt | take the kids | find me | burn | shoot | ruin | deport)
($abuser) _3 (controls | decides | dictates) ~ (me | who i | what i | where i | when i | how i | every)
(who i (talk | speak) to | what i wear | where i go) _8 (husband | boyfriend | brother | he | she | girlfriend | allowed | permission | controls | checks)
(cant | cannot | afraid to | scared to | too scared to | trying to | planning to | how do i | need to | helping me | impossible to | tried to) ~ (leave | escape | get away | get out | run) _6 (cameras | he | him | her | she | kids | watching | passport | bag packed | money | finds | tracker | hes got)
(bag | bags) packed _10 (hid* | under | he | isnt watching | children | kids | birth cert* | passport* | leave | escape | spare tyre)
(cameras | camera | tracker | gps | airtag) _4 (in every room | on my (phone | car) | in the house | watching me | to track me)
(outed | outing) me to 
(stands | stood | blocks | blocked | standing) _4 (between me and the door | in the doorway | in front of the door) _6 (until | hours | say sorry | wont let | leave)
never hit me _12 (stands between | blocks the door | scared | control* | walk on eggshells | throws | wall)
stands between me and the door
(strips | stripped | searches | checks) me ~ (to check | down | when i get | if im late | for)
(he | she | they | husband | boyfriend | wife) (treats | treat) me like (an animal | a dog | a prisoner | his property | a slave | property) 
(date | guy | man | someone | somebody | he) ~ (must have)? ~ (drugged | spiked | roofied) ~ (me | my drink)
(woke up | came to) _6 (sore | no memory | no underwear | naked | clothes (off | gone) | dont remember | bleeding down | in his bed)
(man | stepdad | uncle | grandad | boyfriend | lodger | stepfather) _3 (comes | came | sneaks | gets) ~ (in | into | in to) ~ my (room | bed)
(put | wedge* | push* | jam*) ~ (the | a | my)? ~ (chair | dresser | drawers) ~ (under | against | behind | in front of) ~ (the | my)? ~ (handle | door)
(burns | bruises | marks | welts | cigarette burns | fingerprints) ~ (all)? ~ (on | over | up) ~ (her | his | their) (legs | arms | back | neck | body | face | bottom | thighs) 
(comes | came) back from (her | his | their) (fathers | dads | mothers | mums | moms | stepdads) _6 (burns | bruises | marks | quiet | sore | scared | wont)
(step mom | stepmom | stepmum | stepdad | dad | mum | mom | foster _1 | parents | they) _3 (locks | lock | locked | padlock*) ~ (up)? ~ (the)? ~ (fridge | food | kitchen | cupboards | cupboard | me (in | out | up))
only eat at school
(he | she | they | husband | wife | boyfriend | partner | ex | bf | girlfriend) ~ (controls | monitors | tracks | checks | takes | took | holds) ~ (all)? ~ (my | the) (money | phone | location | every move | texts | passport | messages | bank account | whereabouts | paycheck | documents | pills | food)
(restraining order | non molestation order | protection order | injunction) _8 (paper | broke | came | ignores | again | doesnt | useless | outside)
(broke in | broke into my (house | flat | home)) _8 (ex | sons father | crowbar | he | restraining | my husband | knife)
(lies | lie | lying | lied) (at | to) (a and e | the er | the doctor | hospital | the nurse | the gp | the police) _8 (scarf | bruise* | fell | stairs | him | husband | tripped)
(i said i (tripped | fell | walked into) | told them i (tripped | fell | walked into))
(must | have to | made to | told to) (submit | obey) _8 (hit* | beat* | break* | broke | wrist | hurt* | pastor | go back)
(sergeant | officer | coach | boss | teacher | priest | imam | pastor | uncle | stepdad | doctor | warden | guard) ~ (did it | raped me | touched me | assaulted me | forced me | did this to me | made me)
(takes | took | keeps | controls) ~ (all)? ~ my (wages | salary | pension | benefits | passport | papers | bank card | card | phone | keys)
(he | she | husband | boyfriend | wife | girlfriend) ~ (wont | doesnt | never | refuses to) ~ let (me (out | see | sleep | eat | work | talk | use | go | have | leave) | the kids)
(scared | afraid | terrified | frightened) _4 (he comes home | he gets home | hear his (key | car | boots) | his key | of my (husband | dad | boyfriend | stepdad | son | wife | girlfriend | brother | father | ex | partner)) 
(walk* | tiptoe*) on eggshells _8 (husband | hits | hit | he | dad | temper | explode*)
`,
  },
  {
    id: 'frame.child',
    category: 'child_safety',
    level: 4,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(youth leader | coach | teacher | tutor | uncle | pastor | priest | older (man | guy) | grown man | man | guy | stranger | lady | someone | adult) _4 (messages | texts | dms | messaging | texting | snaps | message | asks | asking | tells | telling) _6 (at night | deletes | delete | secret | secrets | mature for | what (im | hes | shes | he is | she is) wearing | pics | pictures | photos | not to tell | dont tell | meet)
(makes me | made me | make me | told me to | have to | tells me to) ~ keep ~ (a | it | this | his)? ~ (secret | secrets) _4 (about what (he | she) | he does | when he | he babysits | uncle | from (my)? (mum | mom | dad | parents))?
(mature for (my | your | her) age | keep (it | this | our)? ~ (a)? secret* from (us | my parents | mum | mom | your parents) | our little secret | special secret)
(im | i am | hes | shes | is) ~ (8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | eight | nine | ten | eleven | twelve | thirteen | fourteen | fifteen) _14 (knows my (school | address) | has my address | coming (friday | saturday | to get me | to my house | over) | sent me a pic | wants to meet | wants pics | wants nudes | model | from roblox | from discord | from insta | from snapchat | hes 30 | older guy | grown man)
(man | guy | someone | he | person | lady) _6 (knows my (school | address) | has my address) _10 (roblox | discord | insta | instagram | snap | online | 12 | 13 | coming | wont stop | send | pics)
(home alone | left alone | on our own | alone with my (brothers | sisters | little _1)) _10 (no food | since | days | hasnt (been back | come back) | not (been)? back | hungry | gone)
(mum | mom | dad | mam | parents) _3 (hasnt | not | havent) ~ (been | come) ~ (back | home) ~ (since | in | for) _6 (food | hungry | alone | brothers | sister | scared | baby)
(dad | mum | mom | brother | uncle | he | they | boss) ~ (makes | made | make | forces) me ~ (carry | hold | deliver | sell | run | hide) ~ (packages | packets | drugs | bags | stuff | things | weed | money | knives) 
(locked | left | leaves | leaving | leave) ~ (her | his | the | my | their | two)? _3 (kids | kid | baby | toddler | ones | child | children | dog) _4 (in the (car | house)) _8 (hot | degrees | bookies | alone | sun | hours | crying | shop | pub)
(game | games) ~ (his | her | my)? _2 (uncle | stepdad | grandad | grandpa | cousin | coach | neighbour) _4 (plays | play | no uncle | secret | naked | touch*)
(told me about | talks about | describes) _4 game _6 (uncle | grandad | stepdad | no _1 should)
(found | find | seen | saw) ~ (messages | texts | pictures | photos | dms) ~ (on | in) _4 (tablet | phone | ipad | laptop | account) _12 (grown man | older man | secret* | wearing | stranger | adult | nude* | meet | send)
(asking | asks | asked) ~ (her | him | me | my _1) ~ (what (shes | hes | im) wearing | for (nudes | pics | pictures | photos))
`,
  },
  {
    id: 'frame.harm',
    category: 'harm_to_others',
    level: 3,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(urge | urges | want | wanna | going | gonna | thinking | fantasi* | plan | planning | dream* | tempted | impulse) _3 (set | setting | burn | burning | torch) _4 (fire | hostel | house | school | office | building | shop | alight | down) _8 (asleep | inside | people | them | sleeping | everyone | all)
(stand | stood | standing) _3 (in | at | over | by | outside) _4 (doorway | bed | bedroom | door) _4 with (the | a) (knife | hammer | bat | pillow | gun | axe)
(put* | slip* | slipping | adding | add) ~ (something | pills | poison | antifreeze | crushed _1) ~ (in | into) (his | her | their) (tea | food | drink | coffee | dinner | soup | juice) _8 (wake | die | sleep | dead | over | wont | stop)
(take | taking) (her | him | them | the kids | my (wife | kids | family | husband)) ~ (first)? ~ (and)? then (me | myself | turn the gun on myself)
(hit | slapped | shook | shaken | hurt | smacked | threw | beat) my (kid | son | daughter | baby | child | wife | girlfriend | mum | mom | partner | dog) _6 (so hard | scared myself | again | coming again | cant stop | bruise* | marks | lost it)
(make | making | going to make | gonna make) (her | him | them | everyone) pay _12 (walks home | lights | where (she | he) | know when | gun | knife | routine | lives | tonight)
(i)? (choked | strangled | hit | beat | punched | slapped) my (girlfriend | wife | boyfriend | husband | partner | mum | mom | dad) _12 (liked | go further | scared | again | enjoyed | stop)
(written | wrote | list | writing) _3 (down)? ~ (names | list) ~ (of)? ~ (kids | people | classmates | teachers | girls | everyone) _12 (weapon | kill | gun | next to | first | die | class)
(doctor | boss | judge | teacher | driver | manager | surgeon | neighbour | ex | man who) _14 (i have a | ive got a | got a | with a | bought a | my) (shotgun | gun | rifle | knife | machete | hammer | crossbow)
(going back | going in | go back | turning up | show up | walking in | coming back) _4 with (my | a | the) (rifle | gun | shotgun | knife | machete | petrol | weapons | guns | bat) 
(keep | carry | carrying | got | hide | hid | sleep with) ~ (a | the | my) ~ (knife | blade | gun | bat | hammer | machete) ~ (in my sleeve | under my (pillow | bed | coat) | on me | in my bag | for (him | her | my _1)) _8 (stepdad | him | next time | her | them | using it | use it | if he | if she)
next time (he | she | they) _6 (using it | use it | kill (him | her) | stab | put (him | her) in the ground | not stop | wont stop)
(fantasi* | thinking | think | dream* | obsess*) ~ (about | of) ~ (killing | murdering | stabbing | shooting | hurting | torturing | strangling) ~ (people | someone | anyone | a person | strangers | random | everyone | kids | animals | him | her | them | my _1)
(want to know | wonder | curious) _3 what it feels like _2 (kill | take a life | stab | murder)
(killing | murder* | stabbing) _8 (want to know | wonder) what it feels like
(straight to | going to) _3 (snitchs | his | her | their) (house | place | work | flat) _8 (not walking | walking again | pay | regret | breathing | bat | knife | gun | finish)
(hes | shes | theyre) not (walking | breathing | getting up | waking up) (again)
(friday or fingers | money or (fingers | knees)) 
(owes me) _12 (fingers | knees | break his | hurt | knife | gun | last chance | regret)
(god | lord | voice | voices | he) _4 (asked me for | wants | demands | told me to make) a sacrifice
`,
  },
  {
    id: 'frame.overdose',
    category: 'overdose_poisoning',
    level: 4,
    patterns: `
(wrong | double | second | extra | full evening | twice the) ~ (insulin | dose | pen | tablet | pill | amount | patch | medicine | one)? _6 (insulin | pen | dose | tablets | fast one | morphine | calpol | methotrexate | warfarin | slow one)
(insulin | pen | morphine | calpol | tablets | methadone | ritalin | medicine) _8 (wrong one | twice | already given | already had | double | second dose | by mistake | too much | mixed up)
(given | gave | give) ~ (the | my | him | her | mum | dad | nan)? _2 (baby | toddler | son | daughter | mum | dad | nan | him | her | kid | child | husband | wife)? _3 (calpol | morphine | medicine | tablets | insulin | ibuprofen | paracetamol | tylenol | dose | patch | drops | antihistamine) ~ (twice | two times | double | already | again)
(night nurse | husband | nurse | wife | mum | he | she | carer) _2 (had)? _1 already (gave | given | did) ~ (it | hers | it to her | it to him | him | her)
(nicotine | vape juice | pouches | snus | edible | edibles | gummies | caffeine | preworkout | pre workout | mushrooms | berries | spice | weed | acid | shrooms) _10 (heart (mad | going | racing | pounding) | chest (hammering | tight | pain) | sweating | cant breathe | sick | throwing up | shaking | passing out | seizure | too many | too much | seeing things | cant move)
(drank | drunk | swallowed | sipped | gulped | mouthful) ~ (from | of | out of)? _6 (was)? ~ (weed killer | bleach | white spirit | petrol | paraffin | antifreeze | screenwash | descaler | dishwasher | drain cleaner | turps | pesticide | lamp oil | cleaning fluid)
(it was | turned out to be | was actually) ~ (weed killer | bleach | white spirit | antifreeze | fentanyl | drain cleaner | descaler)
took what i thought was _6 (xanax | oxy | percocet | percs | mdma | ibuprofen | vitamin* | valium | adderall | coke)
(nodding | noddin | nodding out | cant stay awake | barely breathing | breathing (is | s)? slow | very drowsy) _8 (xanax | fent | heroin | pills | morphine | patch | methadone | oxy | dose | took)
(xanax | fent | heroin | morphine | methadone | oxy | patch | xans) _8 (nodding | noddin | nodding out | cant stay awake | barely breathing | very drowsy)
(tablespoon | tbsp | whole scoop | three scoops | double scoop) _8 (caffeine | powder | heart | chest | instead of)
(breathed | inhaled | breathing in | sniffed) _4 (fumes | gas | chlorine | bleach | ammonia | exhaust) _6 (dizzy | cant | cough* | burning | chest | headache | throat)
(ate | eaten | swallowed | chewed | licked) _4 (slug pellets | laburnum | foxglove | mushrooms from | wild mushrooms | berries | dishwasher tablet | washing tablet | pod | batteries | button battery | glow stick | rat poison | toilet block | mothballs)
`,
  },
  {
    id: 'frame.eating',
    category: 'eating_disorder',
    level: 2,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(gorge | binge | eat | stuff myself | eat everything) ~ (and | then)? ~ (i)? ~ (then)? ~ (vomit | purge | throw up | make myself sick | puke | sick it up)
(purging | purge | vomiting after | throwing up after) _6 (blood | again | every | meal | times a day | teeth | secret | stop | dinner)
(flush | hide | bin | throw away | throw out | feed | give | spit out | scrape) ~ my _1 (lunch | dinner | food | meals | breakfast | sandwiches) ~ (in the bin | to the dog | down the toilet | so | every day | at school | before anyone)
i flush my lunch
(live | living | survive | surviving | been living) ~ (only)? ~ on ~ (just)? ~ (ice | gum | water and | air | black coffee and | diet coke and | lettuce | cucumber | rice cakes) 
(guilty | guilt | disgusting | disgusted | panic* | cried | hate myself | punish myself) ~ (for | after | when | about | because | because i)? ~ (eating | ate | i ate | i eat | i have eaten | having eaten) ~ (a | an | one | two | anything | the)? _1 
(swallow | swallowing | eat | eating | ate) ~ (cotton (wool | balls) | tissue | tissues | toilet paper | kitchen roll)
(## | ten | twenty | handful of | whole box of | pack of) ~ (diet pills | laxatives | laxative | water pills | fat burners | dulcolax | senna | ephedrine)
(diet pills | laxatives | fat burners | water pills) _6 (a day | and coffee | every day | every night | all thats | instead of (food | eating) | to lose)
threaten* _5 (the tube | a tube | ng tube | feeding tube | inpatient | section)
rather (the tube | die than (eat | gain) | starve)
(low weight | being thin | being skinny | losing weight | starving | not eating | restricting) ~ is ~ (the)? ~ only thing 
(if they make me gain | make me gain | scared to gain | terrified of gaining | cant gain | refuse to gain | weight gain terrifies)
(making | make | made) (myself) (sick | throw up | vomit | puke)
(hides | hiding | hid | hide) (her | his | my) food _8
(shes | hes | im | i weigh | weigh | down to) ~ (only)? ~ (four | five | six | 4 | 5 | 6) (stone | st) 
(hiding | hid | sew | put | hide | drink water | water load*) _4 (weights | coins | water | batteries) _6 (weigh | scale | scales | clinic | bra | nurse)
(body checking | bodychecking | measure my (wrist | thighs) every | feel my (bones | ribs | hip bones)) 
bones _3 (out | showing | visible | stick out | poke) _6 (not enough | still | fat | more)
(dangerously | severely | clinically) underweight
(mirror | look | photos) _6 (see | all i see | still see) _2 (whale | fat | pig | cow | disgusting | elephant | blob) _10 (underweight | bones | doctor | nurse | bmi | kg | stone | starv* | eat*)
(havent | not | hasnt) ~ (eaten | ate | had food) ~ (anything)? ~ (since | in | for) ~ (# | two | three | four | five | six | days | monday | tuesday | wednesday | thursday | friday | saturday | sunday) _4 (on purpose | feel | empty | proud | clean | strong | fat | weigh* | scale | goal)
(feel | feeling) ~ (clean | powerful | in control | proud | pure) ~ (when)? _2 (empty | hungry | starving | starve | dont eat | not eating)
(goal weight | ugw) _6 (bmi | kg | lbs | eat | fast | restrict | bones | lower)
`,
  },
  {
    id: 'frame.psychosis',
    category: 'psychosis_mania',
    level: 2,
    holdsNegation: true,
    patterns: `
(carers | neighbours | neighbors | doctors | nurses | police | family | mum | they | everyone | government | cia | mi5 | fbi | landlord | people | teachers) ~ (are | is | were | s)? ~ (all)? ~ (spies | spying on | poisoning | reading my (mind | brain | thoughts) | putting (thoughts | things | chips) in | controlling my (mind | thoughts) | bugging | recording me | working for | in on it | actors | replaced | imposters | impostors | watching me through | sending (me)? (messages | signals) | talking about me (on | in code) | against me and)
(thinks | convinced | believes | sure | know | says) ~ (that)? ~ (the)? _2 (carers | neighbours | doctors | nurses | police | tv | television | radio | food) ~ (is | are | were)? ~ (spies | poisoned | watching | bugged | talking to (her | him | me) | sending)
(crawling | bugs | insects | worms | something moving | parasites | wires) ~ (is | are)? ~ (under | beneath | inside | in) my (skin | body | veins | head | brain)
(tv | television | telly | radio | news | newsreader | presenter | songs | billboards | clocks | lampposts | birds | number plates | phone) ~ (is | are | has been | have been | keeps | s | was)? ~ (all)? ~ (using my name | talking to (me | each other about me) | talking about me | speaking to me | sending me | saying my name | about me | watching me | a message for me | telling me (what | to | things) | communicat*)
(i)? ~ (been | am | have been | was) ~ chosen _8 (god | stars | prophet | mission | messiah | save | dont need to | ate | sleep | special | destiny | aligned | them | world)
(i am | im) ~ (god | jesus | the messiah | a prophet | the chosen one | the second coming | the devil | satan | immortal | invincible | the king of | dead already and | being followed | being watched | being monitored | being tracked | being poisoned)
(helicopter | helicopters | police car | drones | drone | black van | white van | cars | men in) ~ (is | are)? ~ (following | follows | follow | watching | tracking) ~ me 
(everything | it all | numbers | colours | colors | the number | the 7s | number plates) ~ (means | is) ~ (something | connected | a sign | a message | linked | a code) 
(man | men | woman | people | someone | voice | voices | thing | demon) ~ (in | inside | behind | under) ~ (the | my) (wall | walls | mirror | tv | radiator | vents | ceiling | attic | pipes | wires | head) ~ (says | say | tells | tell | telling | wants | saying | talks | is talking | laugh* | are | keeps)
(prove myself | test | told | telling me | says i (have | need) to) _4 (walk* | walking | jump* | run) _3 (on the road | into traffic | off the | into the road | on the motorway | on water)
(bought | buying | ordered) ~ (two | three | four | five | six | ten | #) (cars | cars today | houses | horses | boats | motorbikes | suits | laptops | flights) _12 (never felt better | keep up | sleep | awake | genius | plan | rich | nobody can)
never felt better _10 (nobody can keep up | bought | dont need sleep | no sleep | havent slept | awake | fast | genius | god | cars)
(nobody | no one | noone) can keep up with me
(havent | not | hasnt | no | dont need | # hours) ~ (slept | sleep | sleeping) _6 (all week | days | five days | since | dont need it | not tired) _10 (genius | ideas | mission | amazing | god | plan | company | fast | president | un | never felt)
(address the un | cracked the code to (life | everything | the universe) | solved (physics | the universe) | write to the pope | speak to the nation) _14
hear _2 my (own)? thoughts _2 (aloud | out loud | spoken | echo | broadcast | before)
(thoughts | mind | brain) ~ (is being | are being | were being | being | been) ~ (broadcast | read | stolen | inserted | controlled | hacked | spoken aloud | taken out | recorded)
reading (my | our) (brain | mind | thoughts)
(satellite | microchip | chip | implant | 5g | radio waves | laser) _6 (in my (brain | head | tooth | teeth | arm | neck) | my thoughts | controls | reading | brain)
(cant | dont) trust (the)? (food | water | phone | walls | tv) _4 (cant | dont) trust
(everyone | they | people | strangers | passengers) _6 (knew | coughed | laughing | whispering | signalling | signaling | staring) _4 (in code | at me because | about me | what i did | my thoughts)
my reflection ~ (is | was)? ~ (moved | moves | not me | isnt me | blinked | smiled | watching | someone else | different) 
(mirror | mirrors) _6 (isnt me | not me | someone else | havent gone near | covered | moves)
(god | allah | angels | spirits | jesus | the lord | demons | devil) _4 (asked me | told me | tells me | telling me | speaks to me | ordered me | commands | commanded) _6 (sacrifice | kill | hurt | jump | fast | burn | walk | leave | stop eating | stop taking | child | give away | punish | die | cleanse)
(dead relatives | dead people | ghosts | shadow people | shadows | faces) ~ (are | is)? ~ (talking | following | watching | telling | in my room | come out of) 
(seeing | hearing) things that ~ (arent | are not | isnt) (there | real)
(stopped | flushed | threw away | binned) ~ (taking)? my (meds | antipsychotics | olanzapine | lithium | tablets | medication) _10 (clear | see | poison | control | voice* | god | mission | real | them)
`,
  },
  {
    id: 'frame.medical',
    category: 'acute_medical',
    level: 5,
    holdsNegation: true,
    patterns: `
(she | he | hes | shes | baby | grandma | grandad | nan | mum | dad | friend | husband | wife | son | daughter | guy | man | woman | someone | kid) ~ (is)? _4 (twitching | convulsing | foaming at the mouth | having a (seizure | stroke | heart attack) | choking | drowning | not breathing | stopped breathing | bleeding out)
swallowed (her | his | my) tongue
(cant | cannot | can t) ~ (feel | move) ~ (my | one | her | his) ~ (left | right)? ~ (legs | leg | arm | arms | face | side | hand | body) 
(leg | calf) _4 (swollen | hot | red | painful) _10 (cant breathe | breathless | breathe right | flight | chest)
(snake | adder | scorpion | spider | jellyfish | bee | wasp) _3 (got | bit | bitten | stung | sting) _10 (swell* | no signal | breath* | ankle | leg | help | throat | numb | black)
(bleach | acid | chemical | chemicals | drain cleaner | oven cleaner | lime | cement | caustic | weed killer) _6 (in | into) my eye*
my eye* _6 (drain cleaner | bleach | acid | chemical | cant see | blood | popped | splinter | metal)
half of (me | my (body | face)) _2 (doesnt work | not working | numb | wont move | is numb | dead | droop*)
face ~ (has | is | s)? ~ (dropped | drooped | drooping | droops | gone numb | lopsided | slipped) ~ (on)? ~ (one side | left side | right side)
(knock | head | face | dropped | drooping | arm | pupil | woke) _10 (talking (rubbish | nonsense | gibberish | funny) | slurring | slurred)
slurr* _6 (arm | face | suddenly | words | speech)
(oxygen | sats | o2 | spo2) _3 (says | is | at | are | reads | dropped to | reading) ~ (## ) 
(pupil | pupils) ~ (is | are | s)? ~ (massive | huge | blown | different | one bigger | uneven | dilated)
one pupil*
(cord | umbilical cord) ~ (is)? ~ (hanging | coming) out
(waters | water) (broke | broken | gone | have gone) _10 (midwife | baby | weeks | coming | cord | blood | alone | not here)
(baby | head) ~ (is | s)? ~ coming ~ (out | now | and)
(hit | banged | bumped | knocked | hurt) ~ (my | his | her) head _12 (sick | vomit* | double | seeing | drowsy | confus* | blood | knocked out | nonsense | memory | asleep)
(took | taken) a (knock | blow) _10 (nonsense | pupil | vomit* | sick | drowsy | confus*)
(testicle | testicular | ball | balls) pain _8 (sudden | bad | throwing up | vomit* | swollen | hours | agony)
(fainted | collapsed | passed out | blacked out | keeled over) _8 (twice | again | heart | stairs | chest | not (waking | responding) | wont wake | head | blue | pulse | # times)
heart* ~ (is | s | going | rate)? _4 (like a sewing machine | wont slow | ## bpm | all over the place) 
(## on (the | my) watch)
(lips | face) ~ (are | is | have gone | has gone | gone | turning | going) ~ (blue | grey | gray)
(lips | breath* | chest | baby | blue) _8 (whistling | wheezing | grunting | gurgling | rattling) (noise | sound | noises)
(struggling | fighting) ~ (to | for) ~ (breathe | breath)
(bleed* | blood) _4 (wont stop | not stopping | soaking | pouring | through the towel | clots | everywhere | pumping | spurting | squirting | loads | pint*)
(coughing | vomiting | throwing up | pooing | peeing) ~ (up)? blood
(chest | jaw | arm) ~ (is | feels)? ~ (crushing | tight | tightening | heavy | squeezing | pain) _6 (arm | jaw | sweat* | breath* | elephant | sick | left | spreading)
(rash) _4 (doesnt fade | not fading | wont fade | glass | purple) 
stiff neck _8 (fever | light | rash | headache)
worst headache of my life
(throat | tongue) ~ (is)? ~ (swelling | closing) ~ (up | shut)?
(used | need | no | dont have | lost) _2 (epipen | epi pen) _6 (throat | swelling | breath* | face | ambulance | now)
(he | she | hes | shes | dad | mum | friend | baby | husband | wife | nan | son | daughter) ~ (is)? ~ (unconscious | unresponsive | wont wake up | not waking up) ~ (on the floor | help | what do i do | now | and (blue | cold | not breathing))
cant wake (him | her | them | my _1) ~ (up)? _6 (help | breathing | cold | blue | ambulance | what do i do | drunk | pills | limp | overdose*)
(cut off | severed | chopped off) (my | his | her) (finger | thumb | toe | hand)
(electrocuted | electric shock | struck by lightning) _8 (heart | numb | burn* | chest | dizzy | he | she | me)
(wet | soiled) myself _6 (legs | numb | cant feel | back | seizure)
cant feel my legs _6 wet myself
numb _3 (between my legs | saddle | down there) 
`,
  },
  {
    id: 'frame.distress',
    category: 'acute_distress',
    level: 2,
    subject: 'self',
    holdsNegation: true,
    patterns: `
(lost | losing | missing) ~ (an | a | # | whole | two)? ~ (hour | hours | time | day | afternoon | chunk of time | chunks of time) _8 (on a bench | dont remember | blank | no memory | how i got | dissociat*)
(ive | i have | keep) lost (an hour | hours | time) .
(snapped | lost it | flipped out) _6 (plates | every plate | everything | glasses | standing in the)
standing in the (bits | pieces | broken)
(heart | hearts) ~ (is | s)? ~ (going mad | racing | pounding | hammering | bursting | out of my chest) _10 (shaking | supermarket | breathe | trolley | sweat* | floor | help | dying | scared | cant stop)
(shaking | trembling | sobbing | crying | bawling | rocking | curled up | hyperventilating | screaming) _4 (on the floor | in (a | the | my) _1 (car | toilet | bathroom | cabin | shower | cupboard | corner | stairwell | bed | closet | office | loo) | by the | cant stop | and i cant | uncontrollably | for hours | hard hat)
cant stop (shaking | sobbing | trembling | screaming | panicking | hyperventilating)
cant stop crying ~ (and | help | for | i)
(skin | body | head | chest) ~ (feels | is | s)? ~ (on fire | burning up | not mine | wrong | made of) _8 (teeth | chatter* | cant | mam | help | stop)
teeth (wont)? _1 (stop)? chattering
cant cope (cant cope | anymore | any more | any longer | with (it all | this anymore | life)) 
(i)? ~ (just)? ~ (need | want) ~ (it | everything | them)? ~ (to)? ~ (be)? ~ quiet _4 (quiet | shouting | please | head | nobody)
(everyone | everybody) ~ (is)? ~ (shouting | screaming | yelling) at me ~ even
(feel | feels | feeling) ~ like ~ (a)? ~ (ghost | robot | im (not real | floating | outside my body | in a dream | watching myself | underwater | behind glass | going (crazy | mad | insane) | losing (it | my mind))) 
(nothing | everything | the world | my hands) ~ (looks | feels | seems | look | feel) ~ (unreal | not real | like a film | like mine | far away and | flat and | underwater)
nothing (looks | feels | seems) real
(hands | face | body | voice) (dont | doesnt | does not | do not) (look | feel | sound) like (mine | me | my own)
(the siren | sirens | fireworks | helicopter | bang) _6 (my (whole)? body | floor | under the | back there | war | flashback | freeze | shaking)
(body | brain) (doesnt | wont | dont) (believe | know) _4 (safe | war | over)
flashbacks _6 (cant | stop | again | shaking | breathe | there | tonight | all day | smell)
(im | am | think im | i think im | currently | start* | just) ~ (having | having had | in) ~ (a | an | another | the middle of a)? ~ (panic attack | breakdown | mental breakdown | meltdown | anxiety attack | nervous breakdown | flashback)
(thoughts | mind | head | brain) ~ (are | is)? ~ (going)? ~ (so | too)? ~ (fast | racing | spinning | wont (stop | slow | shut up)) _8 (crazy | stop | breakdown | cant | scared | help | sleep)
is this a (breakdown | panic attack | heart attack)
panicking (on | in) the (plane | train | bus | tube | lift | elevator | supermarket | shop | car | motorway | toilet | toilets)
im panicking ~ (and | help | cant | so | really)
(cant | cannot | can t) feel my (face | hands | lips | fingers) _10 (drive | panic | wrong | breathe | pulled over | anxious | tingling | help)
(pulled over | hard shoulder | side of the road) _10 (cant drive | shaking | panic* | breathe | wrong with me | crying | face)
(dont know | no idea) whats (wrong with | happening to) me
(walls | room | everything) ~ (are | is)? closing in
i (think | feel like) ~ im ~ (going crazy | losing my mind | going mad | breaking down | falling apart | going insane)
`,
  },
  {
    id: 'frame.substance',
    category: 'substance',
    level: 2,
    holdsNegation: true,
    patterns: `
(sober | clean | off the drink | off the gear | dry) _10 (outside the | standing (outside | in front) | off licence | liquor store | bottle shop | bottle in | pub | dealer | one drink | slip* | relapse* | drank | i used | craving* | cant do it | hold* a bottle)
(standing | sitting | parked) ~ (outside | in front of) _2 (off licence | liquor store | bottle shop | pub | bar | dealers | offie)
(smoking | doing | using | shooting | snorting | injecting | taking | on | sniffing | dropping) ~ (meth | crack | heroin | coke | ket | ketamine | fent | fentanyl | oxy | xans | xanax | speed | spice | ice | pills | glue | gas | gear | lean | mdma | nos | nitrous) ~ (every | all | again | daily | now | alone | before | at work | each | since | just to | to get)
(# | two | three | four | five | few | couple) ~ (days | hours | nights) off ~ (the | my)? ~ (gear | drink | heroin | smack | booze | methadone | benzos | pills | oxy | alcohol | script | fent | subs | tramadol)
(withdrawals | withdrawal from | withdrawing from | dope sick | dopesick | delirium tremens | coming off (heroin | benzos | alcohol | xanax | methadone))
(shaking | sweating | seeing (spiders | things | bugs) | shakes | seizure) _12 (drink | drinking | alcohol | vodka | last drink | benzos | without)
(havent | not) had a drink since
cant stop ~ (drinking ~ (alone | vodka | wine | anymore | and | every | even | . ) | sippin | sipping | smoking (crack | meth) | snorting | taking (pills | the pills) | gambling | sniffing)
(lean | meth | heroin | drinking | booze | vodka | pills | gambling | ketamine | fentanyl) ~ (has | got | have | is)? ~ (got me | ruining | ruined | running | controls | taken over | destroy* | killing | owns) 
(im | i am | became | discovered i | realised i | realized i | admit i) _3 (an alcoholic | an addict | a drunk | a junkie | a crackhead | addicted to (heroin | meth | coke | cocaine | opioids | alcohol | pills | painkillers | codeine | fentanyl | xanax | benzos | tramadol | ketamine | gambling))
(steal | stealing | stole | nick | nicking | taking) _2 (fentanyl | morphine | meds | tablets | oxy | patches | opioids | codeine | drugs | diazepam) ~ (patches)? ~ (off | from) 
(did | doing) a (line | bump) ~ (when | at | before | again | alone | every | of coke | in the)
(hide | hiding | hid | stash | hides) ~ (the | my | a | her | his)? ~ (vodka | bottles | bottle | wine | gin | whisky | booze | drink | pipe | needles | gear) ~ (in | under | behind | from | around)
(started | ive started | gone back | back) ~ (on | to) ~ (glue | gas | heroin | the drink | drinking | the gear | crack | meth | spice | the booze  | smack | the pills | benzos)
cant (be | do | live | get through | cope | function | get up) _2 without ~ (a drink | the pills | my _3 (tramadol | whisky | drink | weed | pills | codeine) | drinking | weed | vodka)
still on the (pills | tablets | codeine | tramadol | oxy) 
(buying | buy | getting) (pills | tablets | codeine | them) _1 (off | from) (a (lad | guy | bloke | man | mate | dealer) | the (street | internet) | online | instagram | telegram | snapchat)
(out of | left | finished | just out of) rehab _8 (dealer | drink* | using | bottle | scared | alone | craving | days | relapse*)
(dealer) _4 (lives (upstairs | next door | downstairs) | texted | keeps calling | number | called)
(nodding off | passed out | nodding out | smacked up) _6 (pipe | needle | baby | toddler)
(codeine | tramadol | cider | vodka | whisky | wine | weed | coke | pills | xanax) (and)? (codeine | tramadol | cider | vodka | whisky | wine | weed | coke | pills | xanax)? _1 repeat
(drink | drinking | drunk) ~ (a | two | three | # )? ~ (bottle | bottles | litre | fifth | liter) ~ (of)? ~ (vodka | wine | whisky | whiskey | gin | rum | spirits) ~ (a | every | each) (day | night)
(drinking | drink) ~ (in the morning | before work | alone every | every night | to (sleep | cope | forget | get through | stop the shakes | function) | until i (black out | pass out))
(relaps* | fell off the wagon | used again | picked up again | back on it) _6 (last night | today | tonight | this week | sober | clean | drink* | using | heroin | coke | sponsor | vodka)
(slipped) _3 (drank | used | after # | sober)
my sponsor _8 (relaps* | drink | use | not answering | call* | wont)
`,
  },
];
