"""Words that stand in many owners' names: two different ones make two owners, however few letters differ.

Written from general knowledge; English first, then the other languages of patent owners. A word that is missing here is
only judged more cautiously, by how often the list at hand uses it.
"""

from functools import cache

_ENGLISH = """
academic academy accelerator accessories accounting acid acoustic acoustics acquisition acquisitions adhesive adhesives
administration advanced advances adventure advertising advisors aero aerodynamics aeronautical aeronautics aerospace
affairs agency agricultural agriculture agro aid air aircraft airline airlines airplane airport airways alliance allied
alloy alloys alpha alternative aluminium aluminum ambulance american analysis analytica analytical analytics ancient
animal antenna apparatus apparel appliance appliances application applications applied aqua aquatic arc architects
architecture archives army art arts assembly asset assets assistance associated associates association assurance
astronomy athletic atlantic atomic attorney audio audit aural authority auto automated automatic automation automobile
automotive avenue aviation avionics baby bakery ball bank banking bar base basic battery bay bearing bearings beauty
behavior belt benefit beta beverage beverages bicycle bio biochemical biochemistry bioenergy bioengineering
bioinformatics biologic biological biologicals biologics biology biomass biomedical biomedicine biometrics bionics
biopharm biopharma biopharmaceutical biopharmaceuticals biophysics bioscience biosciences biosensors biosystems biotech
biotechnologies biotechnology biotherapeutics biscuit black blood blue board boat body boiler bone book books botanical
botany bottle box brake brand brands brass bread brewery brick bridge bright broadband broadcast broadcasting brokerage
brothers brush builders building buildings bureau business cabinet cable cables calibration camera cameras campus
cancer capital car carbide carbon carbonate card cardiac cardio cardiology cardiovascular care career cargo carpet
carrier cars cartridge case casino cast casting catalyst catalysts catering cattle cell cells cellular cellulose cement
center central century ceramic ceramics certification chain chair chamber channel chapter charity charter chemical
chemicals chemie chemistry children childrens chip chips christian chromatography church cigar cigarette cinema circle
circuit circuits city civic civil claims clay clean cleaning clear climate clinic clinical clinics clock cloth clothing
cloud club coach coal coast coastal coating coatings code coffee coil cold collection collective college color colour
comfort command commerce commercial commission committee commodity common commonwealth communication communications
community companies company compass component components composite composites compounds comprehensive compressor
computation computational computer computers computing concept concepts concrete conditioning conference connect
connected connection connections connectivity connector connectors conservation construction consultancy consultants
consulting consumer consumers container containers content continental contract contracting contractors control
controller controls conversion converter conveyor cook cooking cooling cooperative copper copy core cork corn corporate
corporation cosmetic cosmetics cotton council counsel country county court covid craft crafts cream creation creations
creative credit crop crops cross crown cruise cryogenics crystal cultural culture custom customs cut cutting cyber
cycle cycles dairy dam dance data database deal dealer deep defence defense delivery delta dental dentistry department
deposit dermatology design designs detection detectors development developments device devices diagnostic diagnostics
diamond diesel diet digital dimension diode direct direction director directors disc discovery disease disk dispensing
display displays distillery distribution distributors district diversified division dock document dog domain domestic
door doors dose dot double drawing dream drill drilling drink drive driver drives drone drug drugs dry dynamic dynamics
ear early earth east eastern eco ecological ecology economic economics edge education educational effect efficiency
eighth elastic elastomer elastomers elderly electric electrical electricity electro electrochemical electrode
electromagnetic electromechanical electromechanics electron electronic electronics element elements elevator elevators
elite emergency emission empire employment energetics energy engine engineered engineering engineers engines enterprise
enterprises entertainment environment environmental enzyme epoxy equine equipment equity essential estate estates
ethernet ethics evaluation events evolution exchange executive exhibition experience experiment experimental expert
exploration explosives export exports express extension external extract extracts extrusion eye fabric fabrication
fabrics facilities facility factory faculty family farm farmers farming farms fashion fashions fast fastener fasteners
fastening federal federation feed feeds fertility fertilizer fiber fibers fibre fibres field film films filter filters
filtration finance financial fine finish fire first fish fisheries fishery fishing fitness fixed flame flash flavor
flavors fleet flex flexible flight floor flooring flour flow flower fluid fluidics fluids foam focus food foods foot
footwear force ford foreign forest forestry forge forging fork form formula forum foundation foundry fourth fragrance
fragrances frame franchise free freight fresh friction frontier frozen fruit fruits fuel fuels fund funds furnace
furniture fusion future futures galaxy gallery game games gaming garden garment gas gases gate gateway gear gears gem
gene general generation generator generators generic generics genes genetic genetics genome genomic genomics geo
geographic geological geology geophysical geophysics giant gift glass global globe glove gold golden golf good goods
government grain grand granite graph graphene graphic graphics graphite grass gravity great green grid grinding grocery
ground group growth guard guidance guide gun gypsum hair hall hand handicraft handling harbor hardware harvest hat head
headquarters health healthcare hearing heart heat heater heating heavy helicopter helicopters hematology hemp herbal
heritage high higher highway historic historical history holding holdings home homes honey horizon horticultural
horticulture hose hospital hospitality hospitals hotel hotels house household housing hub human humanities hunting
hybrid hydraulic hydraulics hydro hydrogen hygiene ice icon ideal ideas image imagery images imaging immune immuno
immunology immunotherapeutics immunotherapy impact implant implants import imports incubator independent index
indigenous industrial industries industry infection infectious informatics information informational infrastructure
initiative injection ink inks inland inn innovation innovations innovative input insight inspection instant institute
institutes institution institutions instrument instrumentation instruments insulation insurance integrated integration
intelligence intelligent inter interaction interactive interconnect interface interior intermediate internal internet
intervention interventional invention inventions inventors inverter investigation investment investments investors ion
iron irrigation island isotope item jet jewel jewelry joint journal junior justice juvenile key kids kinetic kinetics
king kitchen knee knife knitting knowledge lab label labels labor laboratories laboratory labour labs lake laminate
lamination lamp land landscape language laser lasers latex laundry law lawn leaf learning leasing leather legacy legal
leisure lending lens lenses lesson level liberty library license licensing life lifestyle lift light lighting lights
lime line linear lines linguistics link linking lipid liquid literature lithium lithography live liver livestock living
loan local lock locks locomotive logic logical logistic logistics long loop loyalty lubricant lubricants lubrication
lumber luminescent lunar luxury machine machinery machines machining magazine magic magnesium magnet magnetic magnetics
magnets mail main maintenance major management manor mansion manufacture manufacturer manufacturers manufacturing map
mapping marble marine maritime market marketing markets mask mass master material materials maternity math mathematical
mathematics matter measure measurement measurements meat mechanic mechanical mechanics mechatronics medal media
mediation medic medica medical medicament medicaments medication medicinal medicine medicines membrane membranes
memorial memory mental mercantile merchandise merchant mesh metal metallic metallurgical metallurgy metals
meteorological meter meters method methodist metro metropolitan micro microbial microbiology microelectronics
microfluidics microscope microscopy microsystems microwave middle midland migration military milk mill milling mills
mind mine mineral minerals mines mini mining ministry mission mixing mobile mobility model modeling models modern
modular module modules moisture mold molded molding molecular molecule money monitor monitoring mortgage motion motor
motorcycle motors mould mountain movement moving municipal muscle museum music musical mutual nano nanoscience nanotech
nanotechnologies nanotechnology nasal nation national natural nature nautical naval navigation navy net network
networking networks neural neuro neurological neurology neuroscience neurosciences new news newspaper nickel night
nitrogen nonwoven nonwovens norm normal north northeast northeastern northern northwest northwestern notes nuclear
nucleic number numeric nurse nursery nursing nutraceuticals nutrients nutrition nutritional nylon obstetrics
occupational ocean oceanic oceanography off office officer offices offshore oil oils oncology one online open opera
operating operation operational operations ophthalmic ophthalmology optic optica optical optics optimization optimum
option options optoelectronic optoelectronics optronics oral orbit orbital order ordnance organic organics organisation
organization organizations orient oriental original orthodontics orthopaedic orthopaedics orthopedic orthopedics
outdoor output outsourcing oven overseas oxide oxygen pacific pack packaging packing pad page pain paint painting
paints pan panel panels paper papers parallel parcel parent park parking parks parliament part partner partners
partnership parts party passive past patent patents path pathology patient patients pattern pavement pay payment
payments peace pediatric pediatrics pen pencil pension people peptide perception performance perfume period peripherals
permanent personal personnel pest pet petro petrochemical petrochemicals petroleum pets pharm pharma pharmacal
pharmaceutical pharmaceuticals pharmaceutics pharmacies pharmacology pharmacy phase phone phones phosphate photo
photographic photography photon photonic photonics photovoltaic photovoltaics physical physician physicians physics
physiology piano pictorial picture pictures piece pigment pigments pilot pine pioneer pipe pipeline pipes piping piston
pixel pizza place planet planning plant plantation plants plasma plastic plastics plate platform plating platinum play
player playground plumbing plus plywood pneumatic podium point polar police policy polishing political poly polyclinic
polymer polymeric polymers polytechnic pool popular port portable portal ports post postal potash potato poultry powder
power powered powertrain practice precious precise precision preschool preservation presidency press pressing pressure
prevention primary prime prince print printed printer printers printing prints prison private pro process processes
processing processor processors procurement produce producers product production productions products profession
professional profile profit program programme programs progress progressive project projects promotion proof propeller
property propulsion prosthetic prosthetics protect protection protective protein proteins proteomics protocol prototype
province provincial psychiatric psychiatry psychology public publication publications publishers publishing pulp pulse
pump pumping pumps purchasing pure purification purifier quality quantum quarry queen quick race racing rack radar
radiation radiator radio radiology rail railroad rails railway railways rain raw ray reaction reactor reading ready
real realty recognition record recorder recording records recovery recreation recreational recruitment recycling red
refinery refining reform refractories refractory refrigeration refugee regenerative region regional registry regulation
regulatory rehabilitation reinsurance relations relay reliability reliable remediation remote renal renewable
renewables rental rentals repair reproductive republic rescue research reserve resin resins resistance resonance resort
resource resources respiratory response restaurant restaurants restoration result retail retirement retrieval return
rice ride rigid ring risk river road robot robotic robotics robots rock rocket rod roll roller rolling roof roofing
room root rope rotary royal royalty rubber run rural saddle safe safety sail sales salt sample sand sanitary sanitation
satellite satellites saving savings saw scale scales scan scanner scanning school schools science sciences scientific
scooter screen screening screw sea seafood seal sealing seals search seat seating seats second secure secured
securities security seed seeds seismic select selection semi semiconductor semiconductors senior sense sensing sensor
sensors sensory separation sequencing series serum server service services settlement seventh sewage sewing shade shaft
shape share shared sheet shelf shell shield ship shipbuilding shipping ships shipyard shoe shoes shop shopping short
show shower sight sign signal signals signature signs silica silicon silicone silicones silk silver simple simulation
simulations single site sixth skill skin sky sleep slide small smart smelting smoke snack snow soap social society
socks soda soft software soil solar solid solution solutions solvent solvents sonic sound source sourcing south
southeast southeastern southern southwest southwestern space spaces spatial speaker special specialist specialists
specialties specialty spectra spectral spectrometry spectroscopy spectrum speech speed spice spinal spine spinning
spirit spirits sport sporting sports spot spray spring springs square stable stadium staff stage stainless stamping
standard standards star starch start starter state station stationery stations statistical statistics steam steel
steels stem step stereo sterilization stimulation stock stockholm stone stones stop storage store stores storm
strategic strategies strategy stream street strength stress strip structural structure structures student studies
studio studios study style sub submarine subsea subsystem subsystems suburban sugar suit suite sun sunrise super
superconductivity superconductor superior supermarket supplement supplements supplies supply support supreme surf
surface surfaces surgery surgical surveillance survey sustainability sustainable sweet swimming switch switches
switchgear symphony synergy synthesis synthetic synthetics system systematic systems tablet tablets tank tanker tanks
tape tapes target tax taxi tea teacher teaching team tech technic technica technical technics technique techniques
technological technologies technologists technology teleco telecom telecommunication telecommunications telegraph
telemedicine telephone telephones television temperature temple terminal terminals territory test testing tests text
textile textiles texture theater theatre theme theological theory therapeutic therapeutics therapies therapy thermal
thermo thermodynamics thin third thread tile tiles timber time times tin tire tires tissue titan titanium title tobacco
today toll tomography tool tooling tools tooth top torque total touch tour tourism tourist towel tower town toxicology
toy toys track tracking traction tractor trade trademark trading traditional traffic trailer trailers train training
trans transaction transcription transducer transfer transfers transformation transformer transformers transfusion
transit transition transitions translation translational transmission transplant transport transportation travel
treasury treatment treatments tree trees trends trial trials tribal tropical truck trucks trust trusts tube tubes
tubing tuition tunnel turbine turbines turbo turf twin type tyre tyres ultra ultrasonic ultrasonics ultrasound
underground undersea underwater underwriters unified uniform unify union unit united units unity universal universe
universities university urban urology usage used user utah utilities utility vacuum valley value valve valves vapor
variety vascular vault vector vegetable vehicle vehicles velocity vending venture ventures vessel vet veterans
veterinary vibration victory video view village vine vintage vinyl virology virtual virus visa vision vista visual vita
vital vitamin vitamins vocational voice void volt voltage volume voluntary voyage wafer wall war ward warehouse wash
washing waste watch watches water waters wave waveguide wax way wealth wear wearable weather weaving web wedding
weighing weight welding welfare well wellness wells west western wheat wheel wheels whisky white wholesale wide wild
wildlife wind window windows wine winery wines winter wire wireless wiring wisdom woman women wood wooden woods wool
work worker workers works workshop world worldwide wound woven writing yacht yard yarn year yoga young youth zero zinc
zone zoo zoological
"""
_OTHER = """
academie accademia accesorios acciai acciaierie aceite aceites acero aceros acier aciers acqua acque administracion
aerienne aeronautica aeronautique aerospatiale aerospaziale agence agencia agenzia agraria agricola agricolas agricole
agricoltura agriculture agro agroalimentaria agronomique agua aguas aide air akademie aktieselskab alimentacion
alimentaire alimentare alimentari alimentos aliments allgemeine alliage almacenes ambiental ambiente amenagement amt
analyses animale anlagen anlagenbau aplicaciones aplicadas apparate apparatebau apparecchi apparecchiature appareil
appareils applications applicazioni applique appliquee appliquees arbeit architecture armaturen armement arquitectura
arredamenti artes arts arznei arzneimittel asesoria asociacion assistance assistencia associacao association
associazione associes assurances astronomie atelier ateliers atomique attrezzature ausiliari automatisme automazione
automobile automobiles automocion autonoma autoridad autorite auxiliaire aviation ayuntamiento azienda aziende banca
banco bank banque batiment bau baustoffe beaute bebidas bedrijf beheer beleggingen belge beratung bergbau beteiligung
beteiligungen beteiligungs betrieb betriebs bevande bienes bio biologia biologicas biologie biologique biologiques
biomedica biomedicale birra bois boissons bolag boseki bouw brasil brasileira brasserie brauerei brevets bureau bussan
cables caisse calcados calzados calzature calzaturificio camara cantiere cantieri caoutchouc carnes carrosserie
cartiera cartiere caseificio catolica cavi celulosa cemento cementos central centrale centre centres centro centros
ceramica ceramicas ceramiche ceramique ceramiques chantiers chaudronnerie chauffage cheliabinsk chemie chemisch
chemische chimica chimiche chimie chimique chimiques chirurgicale chirurgie ciencia ciencias cientifica cientificas
cientifico cinema cinematografia clinica clinico clinique colegio college comercial comercio commerce commerciale
commissariat commission commune communication communications composants compteurs comune comunicacao comunicacion
comunicaciones comunicazione comunicazioni comunidad conception confecciones confezioni conseil conseils consejo
conservation conserves consiglio consorcio consorzio construcao construccion construcciones construcoes constructeurs
construction constructions consulenza consultores control controle controles controllo cooperation cooperativa
cooperative cosmetica cosmeticos cosmetique cosmetiques costruzione costruzioni creation creations credito cuidado cuir
cuisine cultura culture cuscinetti daigaku dansk danske dati datos defensa defense dengyo denkai denki denko denryoku
denshi dental dentetsu dento departamento departement deporte deportes depot desarrollo desarrollos desenvolvimento
deutsche deutscher deutsches deutschland developpement developpements dienst dienste diensten dienstleistungen
diffusion dipartimento direccion direction diseno distribucion distribuidora distribution distribuzione divisione
dolciaria domaine donnees droit druck eau eaux eclairage ecole ecoles economia economie edelstahl ediciones edile
edilizia edition editions editore editorial editrice educacao educacion education eisen electrica electricas
electricite electrico electricos electrique electriques electronica electronicos electronique electroniques elektrische
elektrizitat elektro elektromotoren elektronik elektrotechnik elektrotechnische eletrica eletrico eletronica
eletronicos elettrica elettriche elettrico elettrodomestici elettromeccanica elettronica elettroniche elettronici
elevage emballage emballages embotelladora empreendimentos empresa empresarial empresariales empresas energetica
energia energias energie energies energietechnik engenharia enologica enseignement ensenanza ensino ente entreprise
entreprises entwicklung entwicklungs entwicklungsgesellschaft envases environnement equipamentos equipement equipements
equipo equipos erste escuela espace espaces espana espanol espanola especiales estacion estadistica estado estudio
estudios etablissement etablissements etat etude etudes europaische europea europeen europeenne europeennes
exploitation explosifs exportacion exportadora exportation fabbrica fabbriche fabrica fabricacion fabricados
fabrication fabriek fabrieken fabrik fabriken fabrique facultad faculte fahrzeug fahrzeugbau fahrzeuge fahrzeugtechnik
farben farbwerke farmaceutica farmaceuticas farmaceutici farmaceutico farmaceuticos farmacia farmaco federacion federal
federalnoe fenster fernseh ferramenta ferro ferrocarril ferrocarriles ferroviaire ferroviaria ferrovie fertigung feuer
filati film films filter financiera financiere finanziaria fondation fondazione fonderia fonderie fonderies fondo fonds
forderanlagen fordertechnik forderung forets forge forges formacion formation forni forschung forschungs
forschungszentrum forskning forstwirtschaft fournitures francais francaise francaises france fratelli froid fruits
fruta frutas frutta fudosan fundacao fundacion fundicion fusion gakko gakuen ganaderia garasu gas gase gases gaz
gebroeders gebruder general generale generali genetique genie geologie gerate geratebau gesellschaft gesellschaften
gestao gestion gestione gesundheit getranke getriebe gewerbe giesserei gijutsu giken giocattoli gioielli glas gobierno
gomma gomu gosei gosudarstvennoe gosudarstvenny gosudarstvennyi governo groep groupe groupement grupo gruppe gruppo
gummi habitat hanbai handel handels handelsmaatschappij hatsudoki hatsujo hausgerate haute hautes heizung hermanos
hidraulica hidraulicas hierro hijos historia hochschule hojskole hoki holz hopital hopitaux horlogere horlogerie hoso
hospital hospitales hotel huiles humanidades hydraulik hydraulique hygiene idraulica idrauliche ika illuminazione image
imagen imballaggi imballaggio immobiliare immobilien impianti importazione impresa imprese impresion imprimerie
incubadora industri industria industrial industriale industriales industriali industrias industrie industriel
industrielle industrielles industriels industrien industries informacion informatica informatik informatique
infrastructure ingegneria ingenieria ingenierie ingenieros ingenieur ingenieure ingenieursbureau inmobiliaria
innovacion innovaciones innovation innovationen innovations innovazione innovazioni inovacao insatsu instalaciones
instituicao institut instituto institutos instituts institutt instituut instrumente instrumentos instruments integrada
integral internacional internacionales internationaal international internationale internationales internazionale
internazionali inversion inversiones invest investigacion investigaciones investimenti investimentos investissements
iryo issledovatelskii istituti istituto italia italiana italiane italiano jeux jidosha jitsugyo jouets joyeria juguetes
jukogyo jushi kabel kagaku kagakuin kagu kaihatsu kaisha kaiun kako kakoki kalte kaltetechnik kanagata kanri kasei
kautschuk kayaku keiki keisoku kenkyu kenkyujo kenkyusho kensa kensetsu kenzai keramik kern kernforschung kikai kikaku
kiki kinzoku kizai klima klinik kliniken klinikum kogaku kogyo kokan koki kokusai kommunikation kommunikations komuten
konpyuta konstruktion konsum koryo kosakusho kosan koshuha kraftwerk krankenhaus kuchen kunst kunststoff kunststoffe
kunststofftechnik kyoiku kyokai labor laboratoire laboratoires laboratori laboratorio laboratorios lacteos ladrillos
lait laiterie laitiere lamiere laminage laminati lana land landes landwirtschaft landwirtschaftliche langues laser
latte lavorazione lavorazioni lavoro leben lebensmittel leder legnami legno leuchten libri libros licht lichttechnik
linea logement logiciels logistica logistik logistique loisirs luft luftfahrt luftfahrttechnik lumiere lunettes luxe
maatschappij macchina macchine machinefabriek machinerie machines madeira madera maderas magnet magneti maison maisons
manifattura manifatture manufacture maquinaria maquinas marchi marine maritima maritime marittima marmi marque marques
maschinen maschinenbau maschinenfabrik maskinfabrik matematicas materiais materiales materiali materiaux materie
materiel materiels mathematiques mecanica mecanicas mecanique mecaniques meccanica meccaniche meccanico mechanik
medecine medica medicale medicali medicamentos medicaments medicas medicin medicina medico medicos medien medio medizin
medizinische medizintechnik mengyo mer messtechnik metaal metal metales metall metallbau metalle metalli metallurgica
metallurgie metallurgique metallwaren metalurgica metaux meteorologie meubles mexicana mexicano mexico mikro
mikroelektronik militaire militare mine minera mineracao minerales mineria mines miniera ministere ministerio ministero
mobel mobili moda modulaire mokko mokuzai molkerei monde mondiale montaggi montaggio montres moteur moteurs motoren
motores motori moules moulin moveis movil mueble muebles mulino municipal musee musei musen museo museum musica musik
musique nacion nacional nacionales nahrungsmittel nationale nationales natsionalnyi natural naturales nature naturelle
naturelles naturwissenschaften nauchno nautica naval navale navali navigation nazionale nazionali nederland nederlands
nederlandse negocios nenryo netz neue niederlassung nihon nippon nogyo nord norsk norske nosan nouveaux nouvelle
nucleaire nucleaires nuclear nueva nuevo nuova nuove obedinenie obras oeuvres office officina officine olio onderneming
onderzoek ontwikkeling optica optik optique optiques optisch optische organizacion ospedale ospedaliera ost ottica
ottiche ouest outillage outils oyo papel papelera papeterie papeteries papier papierfabrik parfum parfumerie parfums
participacoes participations pasta pastificio patent patente patentverwaltung patentverwertung patrimoine patrimonio
peinture peintures pelle pelletteria pesca pesquera pesquisa pesquisas petrole petroleo petroleos petroles petroli
petrolifera petroquimica pharma pharmaceutique pharmaceutiques pharmacie pharmazeutika pharmazeutisch pharmazeutische
photo physik physique piastrelle pinturas plan planung plastica plastiche plasticos plastique plastiques plate
pneumatici pneumatique pneumatiques pole police polimeri politecnica politecnico polytechnique pompe pompes pontificia
ponts port portuaria portugues portuguesa poste postes poudres precision precisione predpriyatie prefabricados presse
prevention printemps prodotti producao produccion producciones production producto productora productores productos
produit produits produkte produkten produktion produktions produtos produttori produzione produzioni profesional
professionnelle progettazione progetti programa programme proizvodstvennoe promocion promociones promotion propriete
propulsion protection protesis provincial proyectos prozess pubblica publica publicaciones publicas publicite publico
publique puerto pumpen qualita qualite quimica quimicas quimico quimicos radio raffinage rat raumfahrt real recherche
recherches recht recuperation recursos red refineria refrescos regel regelungstechnik regie region regional regionale
regione reifen reinetsu reinigung reizo republica republique research reseau reseaux resine ressources restaurantes
rhein ricerca ricerche rikagaku ringyo riso robinetterie rohr rohre ropa roulement route routes rozai rubinetteria
rubinetterie rundfunk ryutsu sales salud salumificio sangyo sanidad sanita sanitar sanitari sanitaria sanki sanso sante
saude savon scarpe schiff schifffahrt schmiede schuh schule schutz schweiz schweizerische schweizerischer sciences
scientifica scientifique scientifiques scienza scienze scuola secretaria securite seguranca seguridad seguros seifun
seigyo seikan seiki seiko seikosho seimitsu seiren seisakujo seisakusho seishi seitetsu seiyaku seiyu seizo sekisui
sekiyu sekkei semences semillas sen'i seni senko senpaku sensor sensorik serramenti service services servicio servicios
servicos servizi servizio setsubi shashin shikenjo shikizai shinku shoji shokai shokubai shokuhin shouji shuppan shuzo
sicherheit sicherheitstechnik sicurezza siderurgica siderurgie sidérurgique sistema sistemas sistemi sjukhus skole
social sociale sociedad sociedades societa societe software sogo soie soken sokki sokuryo solaire sols soluciones
soluzioni sonder soudure sozai spatiale spatiales spaziale speciale speciali speciaux spezial spielwaren sport sports
staal staat staatliche stabilimenti stabilimento stadt stadtwerke stahl stahlbau stahlwerk stahlwerke stampaggio stampi
standard station stato stein stichting stiftung strom strumenti studi studio sucre sucrerie sucreries sud suido suisan
superieur superieure superior superiore surgeles svensk svenska sviluppo system systeme systemes tabac tabacos tabacs
tanko techniek technik techniken technique techniques technische technischen technischer technologie technologien
technologies technologique technologisch tecnica tecnicas tecniche tecnico tecnicos tecnologia tecnologias tecnologica
tecnologico tecnologie tekko tekkojo tekkosho teknik teknisk teknologi telecommunication telecommunications
telecomunicaciones telecomunicacoes telecomunicazioni telefonica telefonos telekommunikation telephone telephonie
telephoniques television teollisuus terapeutica terapeutici terre tessile tessili tessitura tessuti tetsudo texteis
textil textile textiles theatre therapeutique tiefbau tier tierra tissage tissus titane toile tokei torinese toryo
tosho toso tourisme trabajo trafileria traitement transformacion transformation transport transporte transportes
transports trasformatori trasmissioni trasporti travail travaux treuhand tsentr tsushin tsusho tubes tubi tubos
turbinen turismo tutkimus tuyaux uchrezhdenie ufficio umwelt umwelttechnik unidad unidade unidas unido union unione
universidad universidade universita universitaet universitaire universitaria universitario universitat universitats
universitatsklinikum universite universiteit universitet universitetet unso unternehmen unternehmens urbain urbana
usinage usine usines utensileria utensili valorisation valvole valvulas vegetales vehicule vehicules vehiculos veiculos
vela veneta ventas ventilation ventilatori verband verein vereinigte vereinigung vereniging verfahren verfahrenstechnik
verkehr verkstad verkstader verlag vermogensverwaltung vernici verpackung verpackungen verre verrerie verreries
versicherung versorgung vertrieb vertriebs verwaltung verwaltungs verwertung vestiario vetements vetreria vetrerie
vetro viaggi viande vida vidrio vidrios vie villes vini vinos vins vita vivienda wald waren warme warmetechnik wasser
water weberei werk werke werkstoff werkstoffe werkzeug werkzeugbau werkzeuge werkzeugmaschinen west wetenschappelijk
wirtschaft wissenschaft wissenschaften wissenschaftliche wohnung yakugyo yakuhin yakuhn yhtio yliopisto yogyo yuka yuki
yusen yushi zahnrad zairyo zavod zellstoff zement zentral zentrum ziekenhuis zosen zucker zuivel zweigniederlassung
"""
_PLACES = """
afrika afrique alabama alaska alberta alemania allemagne amerika amerique angleterre anhui argentine arizona arkansas
asie asien atlanta austin barcelona bavaria bayern beijing belgie belgio belgique belgium berlin birmingham bologna
bombay boston brasil brasileira bremen bresil brisbane bristol britain british brussels budapest buffalo busan calgary
california cambridge canadienne carolina changchun changsha chengdu chennai chicago china chinese chongqing cincinnati
cleveland cologne colorado columbia columbus connecticut copenhagen daegu dakota dalian dallas delaware delhi denver
detroit deutschland dongguan dresden dubai dublin durham east edinburgh english espagne espana europa european europeo
florida foshan francia frankfurt frankreich fujian fuzhou gansu geneva georgia german glasgow grecia guangdong guangxi
guangzhou guizhou hainan hamburg hangzhou hanoi harbin hawaii hebei hefei heidelberg helsinki henan holland houston
hubei hunan idaho illinois indiana indianapolis inghilterra iowa irlande istanbul italian japanese japon jiangsu
jiangxi jilin jinan kanada kansas karlsruhe kentucky korean kunming kunshan kyoto kyushu lausanne leeds leipzig leuven
liaoning lisbon liverpool london louisiana lyon madrid maine malaga manchester manitoba maryland massachusetts
melbourne memphis miami michigan milan milano minnesota mississippi missouri mongolia montana montreal moscow mumbai
munich nagoya nanchang nanjing nantong nebraska nederland nevada newcastle ningbo ningxia norfolk norge normandie
normandy oakland ohio oklahoma ontario oregon osaka oslo osterreich ottawa oxford padova paris pennsylvania perth
philadelphia phoenix pittsburgh polska portland porto portugal prague princeton provence puebla qingdao qinghai quebec
queensland rennes richmond rochester roma rome rotterdam russian russland sacramento salamanca saxony schweden schweiz
scottish seattle sendai seoul seville shaanxi shandong shanghai shanxi shenyang shenzhen shizuoka sichuan spanish
stanford stockholm strasbourg stuttgart suisse suzhou sverige svizzera swedish swiss sydney taichung tainan taipei
taiyuan tennessee texas tianjin tibet tokyo torino toronto toulouse turin turkish turkiye utah utrecht valencia
vancouver venice vermont vienna virginia warsaw washington wien wisconsin wuhan wuxi wyoming xiamen xian xinjiang york
yorkshire yunnan zhejiang zhengzhou zhuhai zurich
"""
# What public bodies are called in many places alike: without anything rarer beside it, the place decides.
_PUBLIC = """
academy administration affairs agency agriculture archives army authority board bureau center central centre children
childrens church city clinic clinical college commerce commission committee community council county court defence
defense department development district economic economy education energy environment environmental federal finance
fisheries food foreign forest forestry foundation general government health higher history hospital human information
institute institution interior international justice labor labour law library management medical medicine memorial
ministry municipal museum national natural office planning police public regional research resources royal rural s
saint school science sciences security service services social society sport sports st state statistics technical
technology trade transport treasury union university veterans veterinary water welfare youth
"""
_STOPS = """
a al an and at by da das de dei del dell della delle den der des di die do dos du e en et for fuer fur i il in la las
le les los no och of og on os per por pour the to und v van voor with y z za zum zur
"""
PUBLIC_WORDS = frozenset(_PUBLIC.split())
STOP_WORDS = frozenset(_STOPS.split())
ABBREVIATIONS = {
    "intl": "international", "int": "international", "natl": "national", "nat": "national", "mfg": "manufacturing",
    "mfrs": "manufacturers", "mfr": "manufacturer", "mgmt": "management", "mgt": "management", "dept": "department",
    "div": "division", "univ": "university", "inst": "institute", "assn": "association", "assoc": "association",
    "bros": "brothers", "govt": "government", "svcs": "services", "svc": "service", "ctr": "center", "cntr": "center",
    "labs": "laboratories", "lab": "laboratory", "hldgs": "holdings", "hldg": "holding", "grp": "group",
    "sys": "systems", "inds": "industries", "ind": "industrial", "engrg": "engineering", "engg": "engineering",
    "eng": "engineering", "tech": "technology", "techs": "technologies", "technol": "technology", "elec": "electric",
    "pharm": "pharmaceuticals", "chem": "chemical", "chems": "chemicals", "corpn": "corporation", "ent": "enterprises",
    "comm": "communications", "telecom": "telecommunications", "dev": "development", "res": "research",
    "prods": "products", "prod": "products", "sci": "science", "med": "medical", "hosp": "hospital",
    "us": "unitedstates", "usa": "unitedstates",
    "uk": "unitedkingdom", "st": "saint", "mt": "mount", "ft": "fort", "adv": "advanced", "mach": "machinery",
    "equip": "equipment", "auto": "automotive", "semicond": "semiconductor",
}  # fmt: skip


@cache
def known_words() -> frozenset[str]:
    """Every common word and place name, folded, of four letters or more."""
    from ipdocket.names.places import country_words
    from ipdocket.names.scripts import fold_accents

    words = fold_accents(f"{_ENGLISH} {_OTHER} {_PLACES}").split()
    return frozenset(word for word in (*words, *country_words(), *ABBREVIATIONS.values()) if len(word) >= 3)
