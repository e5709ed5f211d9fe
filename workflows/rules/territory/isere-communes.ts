/**
 * The communes of Isère on 1 January 2026 (npm run communes writes them anew). Official geographic code of Insee,
 * postal codes of La Poste, members of the Pays Voironnais by the DGCL; Licence Ouverte 2.0, through
 * @etalab/decoupage-administratif 6.0.0.
 */

/** A line: Insee code, arrondissement (381 Grenoble, 382 La Tour-du-Pin, 383 Vienne), V in the Pays Voironnais, postal codes, name. */
export const COMMUNES = `
38001 382 - 38490 Les Abrets en Dauphiné
38002 381 - 38190 Les Adrets
38003 383 - 38150 Agnin
38004 381 - 38470 L'Albenc
38005 381 - 38114 Allemond
38006 381 - 38580 Allevard
38008 381 - 38970 Ambel
38009 383 - 38150 Anjou
38010 382 - 38460 Annoisin-Chatelans
38011 382 - 38280 Anthon
38012 382 - 38490 Aoste
38013 382 - 38140 Apprieu
38015 383 - 38440 Artas
38017 383 - 38150 Assieu
38018 381 - 38680 Auberives-en-Royans
38019 383 - 38550 Auberives-sur-Varèze
38020 381 - 38142 Auris
38022 382 - 38630 Les Avenières Veyrins-Thuellin
38023 381 - 38650 Avignonet
38026 382 - 38390 La Balme-les-Grottes
38027 381 - 38530 Barraux
38029 382 - 38110 La Bâtie-Montgascon
38030 381 - 38140 Beaucroissant
38031 381 - 38970 Beaufin
38032 383 - 38270 Beaufort
38033 381 - 38470 Beaulieu
38034 383 - 38270 Beaurepaire
38035 383 - 38440 Beauvoir-de-Marc
38036 381 - 38160 Beauvoir-en-Royans
38037 383 - 38270 Bellegarde-Poussieu
38038 382 - 38690 Belmont
38039 381 - 38190 Bernin
38040 381 - 38142 Besse
38041 381 - 38160 Bessins
38042 382 - 38690 Bévenais
38043 382 V 38850 Bilieu
38044 382 - 38690 Biol
38045 381 - 38330 Biviers
38046 382 - 38690 Bizonnes
38047 382 - 38730 Blandin
38048 382 - 38090 Bonnefamille
38049 383 - 38260 Bossieu
38050 382 - 38510 Le Bouchage
38051 383 - 38150 Bougé-Chambalud
38052 381 - 38520 Le Bourg-d'Oisans
38053 382 - 38300 Bourgoin-Jallieu
38054 382 - 38390 Bouvesse-Quirieu
38055 382 - 38510 Brangues
38056 383 - 38870 Bressieux
38057 381 - 38320 Bresson
38058 383 - 38590 Brézins
38059 381 - 38320 Brié-et-Angonnes
38060 383 - 38590 Brion
38061 381 V 38500 La Buisse
38062 381 - 38530 La Buissière
38063 382 - 38690 Burcin
38064 382 - 38110 Cessieu
38065 382 - 38690 Châbons
38066 383 - 38122 Chalon
38067 382 - 38460 Chamagnieu
38068 381 - 38800 Champagnier
38069 383 - 38260 Champier
38070 381 - 38190 Le Champ-près-Froges
38071 381 - 38560 Champ-sur-Drac
38072 383 - 38150 Chanas
38073 381 - 38740 Chantepérier
38074 381 - 38470 Chantesse
38075 381 - 38530 Chapareillan
38076 382 - 38110 La Chapelle-de-la-Tour
38077 383 - 38150 La Chapelle-de-Surieu
38078 381 - 38580 La Chapelle-du-Bard
38080 382 V 38490 Charancieu
38081 383 - 38790 Charantonnay
38082 382 V 38850 Charavines
38083 382 - 38390 Charette
38084 381 V 38140 Charnècles
38085 382 - 38230 Charvieu-Chavagneux
38086 381 - 38470 Chasselay
38087 383 - 38670 Chasse-sur-Rhône
38089 382 - 38730 Chassignieu
38090 381 - 38650 Château-Bernard
38091 382 - 38300 Châteauvilain
38092 381 - 38680 Châtelus
38093 383 - 38980 Châtenay
38094 383 - 38440 Châtonnay
38095 381 - 38160 Chatte
38097 382 - 38230 Chavanoz
38098 382 - 38730 Chélieu
38099 381 - 38160 Chevrières
38100 381 - 38570 Le Cheylas
38101 383 - 38550 Cheyssieu
38102 382 - 38300 Chèzeneuve
38103 381 - 38930 Chichilianne
38104 382 - 38490 Chimilin
38105 381 V 38850 Chirens
38106 381 - 38220 Cholonge
38107 383 - 38121 Chonas-l'Amballan
38108 381 - 38680 Choranche
38109 382 - 38460 Chozeau
38110 383 - 38200 Chuzelles
38111 381 - 38640 Claix
38112 381 - 38142 Clavans-en-Haut-Oisans
38113 381 - 38930 Clelles
38114 383 - 38550 Clonas-sur-Varèze
38115 381 - 38650 Saint-Martin-de-la-Cluze
38116 381 - 38350 Cognet
38117 381 - 38470 Cognin-les-Gorges
38118 382 - 38690 Colombe
38120 381 - 38190 La Combe-de-Lancey
38124 382 - 38630 Corbelin
38126 381 - 38700 Corenc
38127 381 - 38710 Cornillon-en-Trièves
38128 381 - 38970 Corps
38129 381 - 38250 Corrençon-en-Vercors
38130 383 - 38260 La Côte-Saint-André
38131 383 - 38138 Les Côtes-d'Arey
38132 381 - 38970 Les Côtes-de-Corps
38133 381 V 38500 Coublevie
38134 383 - 38122 Cour-et-Buis
38135 382 - 38510 Courtenay
38136 382 - 38300 Crachier
38137 381 - 38210 Cras
38138 382 - 38460 Crémieu
38139 382 - 38510 Creys-Mépieu
38140 381 - 38920 Crolles
38141 383 - 38300 Culin
38144 383 - 38790 Diémoz
38146 382 - 38460 Dizimieu
38147 382 - 38730 Doissin
38148 382 - 38110 Dolomieu
38149 382 - 38300 Domarin
38150 381 - 38420 Domène
38151 381 - 38130 Échirolles
38152 382 - 38300 Eclose-Badinières
38153 381 - 38360 Engins
38154 381 - 38740 Entraigues
38155 381 - 38380 Entre-deux-Guiers
38156 382 - 38300 Les Éparres
38157 383 - 38780 Estrablin
38158 381 - 38320 Eybens
38159 382 - 38690 Eydoche
38160 383 - 38780 Eyzin-Pinet
38161 383 - 38260 Faramans
38162 382 - 38110 Faverges-de-la-Tour
38163 381 - 38580 Le Haut-Bréda
38166 381 - 38530 La Flachère
38167 382 - 38690 Flachères
38169 381 - 38600 Fontaine
38170 381 - 38120 Fontanil-Cornillon
38171 383 - 38590 La Forteresse
38172 382 - 38080 Four
38173 381 - 38142 Le Freney-d'Oisans
38174 383 - 38260 La Frette
38175 381 - 38190 Froges
38176 382 - 38290 Frontonas
38177 381 - 38520 La Garde
38179 381 - 38610 Gières
38180 383 - 38260 Gillonnay
38181 381 - 38570 Goncelin
38182 382 - 38690 Le Grand-Lemps
38183 382 - 38490 Granieu
38184 383 - 38540 Grenay
38185 381 - 38000,38100 Grenoble
38186 381 - 38650 Gresse-en-Vercors
38187 381 - 38450 Le Gua
38188 381 - 38320 Herbeys
38189 383 - 38540 Heyrieux
38190 382 - 38118 Hières-sur-Amby
38191 381 - 38750 Huez
38192 381 - 38570 Hurtières
38193 382 - 38080 L'Isle-d'Abeau
38194 381 - 38140 Izeaux
38195 381 - 38160 Izeron
38197 382 - 38280 Janneyrias
38198 383 - 38270 Jarcieu
38199 383 - 38200 Jardin
38200 381 - 38560 Jarrie
38203 381 - 38220 Laffrey
38204 381 - 38930 Lalley
38205 381 - 38250 Lans-en-Vercors
38206 381 - 38190 Laval-en-Belledonne
38207 381 - 38350 Lavaldens
38208 381 - 38710 Lavars
38209 383 - 38270 Lentiol
38210 382 - 38460 Leyrieu
38211 383 - 38440 Lieudieu
38212 381 - 38220 Livet-et-Gavet
38213 383 - 38690 Longechenal
38214 381 - 38660 Lumbin
38215 383 - 38200 Luzinay
38216 381 - 38470 Malleval-en-Vercors
38217 381 - 38350 Marcieu
38218 383 - 38260 Marcilloles
38219 383 - 38270 Marcollin
38221 383 - 38980 Marnans
38222 382 V 38620 Massieu
38223 382 - 38300 Maubec
38224 381 - 38350 Mayres-Savel
38225 381 - 38112,38880 Autrans-Méaudre en Vercors
38226 381 - 38710 Mens
38228 382 V 38620 Merlas
38229 381 - 38240 Meylan
38230 382 - 38300 Meyrié
38231 383 - 38440 Meyrieu-les-Étangs
38232 383 - 38440 Meyssiez
38235 381 - 38450 Miribel-Lanchâtre
38236 381 - 38380 Miribel-les-Échelles
38237 381 - 38142 Mizoën
38238 383 - 38440 Moidieu-Détourbe
38239 381 V 38430 Moirans
38240 383 - 38270 Moissieu-sur-Dolon
38241 381 - 38970 Monestier-d'Ambel
38242 381 - 38650 Monestier-de-Clermont
38243 381 - 38930 Monestier-du-Percy
38244 383 - 38122 Monsteroux-Milieu
38245 381 - 38160 Montagne
38246 382 - 38110 Montagnieu
38247 382 - 38390 Montalieu-Vercieu
38248 381 - 38210 Montaud
38249 381 - 38330 Montbonnot-Saint-Martin
38250 382 - 38890 Montcarra
38252 381 - 38220 Montchaboud
38253 381 - 38520,38860 Les Deux Alpes
38254 381 - 38770 Monteynard
38255 383 - 38940 Montfalcon
38256 382 V 38620 Montferrat
38257 382 - 38690 Montrevel
38258 381 - 38120 Mont-Saint-Martin
38259 383 - 38122 Montseveroux
38260 382 - 38460 Moras
38261 382 - 38510 Morestel
38263 381 - 38210 Morette
38264 381 - 38350 La Morte
38265 381 - 38770 La Motte-d'Aveillans
38266 381 - 38770 La Motte-Saint-Martin
38267 383 - 38260 Mottier
38268 381 - 38580 Le Moutaret
38269 381 - 38350 La Mure
38270 381 V 38140 La Murette
38271 381 - 38420 Murianette
38272 381 - 38160 Murinais
38273 381 - 38350 Nantes-en-Ratier
38275 381 - 38470 Serre-Nerpol
38276 382 - 38300 Nivolas-Vermelle
38277 381 - 38450 Notre-Dame-de-Commiers
38278 381 - 38470 Notre-Dame-de-l'Osier
38279 381 - 38220 Notre-Dame-de-Mésage
38280 381 - 38144 Notre-Dame-de-Vaulx
38281 381 - 38360 Noyarey
38282 382 - 38460 Optevoz
38283 381 - 38350 Oris-en-Rattier
38284 383 - 38260 Ornacieux-Balbins
38285 381 - 38520 Ornon
38286 381 - 38520 Oulles
38287 382 - 38690 Oyeu
38288 383 - 38780 Oytier-Saint-Oblas
38289 381 - 38114 Oz
38290 383 - 38270 Pact
38291 383 - 38260 Pajay
38292 382 V 38730,38850 Villages du Lac de Paladru
38294 382 - 38460 Panossas
38295 382 - 38390 Parmilieu
38296 382 - 38490 Le Passage
38297 382 - 38510 Arandon-Passins
38298 383 - 38550 Le Péage-de-Roussillon
38299 381 - 38970 Pellafol
38300 383 - 38260 Penol
38301 381 - 38930 Le Percy
38303 381 - 38570 La Pierre
38304 381 - 38119 Pierre-Châtel
38307 383 - 38270 Pisieu
38308 383 - 38590 Plan
38309 381 - 38320 Poisat
38310 381 - 38210 Poliénas
38311 383 - 38260 Pommier-de-Beaurepaire
38313 381 - 38350 Ponsonnas
38314 381 - 38530 Pontcharra
38315 382 - 38480 Le Pont-de-Beauvoisin
38316 382 - 38230 Pont-de-Chéruy
38317 381 - 38800 Le Pont-de-Claix
38318 383 - 38780 Pont-Évêque
38319 381 - 38680 Pont-en-Royans
38320 382 - 38390 Porcieu-Amblagnieu
38321 381 - 38710 Prébois
38322 381 - 38680 Presles
38323 382 - 38480 Pressins
38324 383 - 38270 Primarette
38325 381 - 38120 Proveysieux
38326 381 - 38350 Prunières
38328 381 - 38950 Quaix-en-Chartreuse
38329 381 - 38970 Quet-en-Beaumont
38330 381 - 38470 Quincieu
38331 381 V 38140 Réaumont
38332 381 - 38140 Renage
38333 381 - 38680 Rencurel
38334 381 - 38420 Revel
38335 383 - 38270 Revel-Tourdan
38336 383 - 38121 Reventin-Vaugris
38337 381 V 38140 Rives
38338 381 - 38210 La Rivière
38339 382 - 38090 Roche
38340 383 - 38370 Les Roches-de-Condrieu
38341 382 - 38110 Rochetoirin
38342 381 - 38650 Roissard
38343 382 - 38480 Romagnieu
38344 383 - 38150 Roussillon
38345 381 - 38470 Rovon
38346 383 - 38440 Royas
38347 383 - 38940 Roybon
38348 382 - 38300 Ruy-Montceau
38349 383 - 38550 Sablons
38350 381 - 38190 Sainte-Agnès
38351 383 - 38300 Saint-Agnin-sur-Bion
38352 382 - 38080 Saint-Alban-de-Roche
38353 383 - 38370 Saint-Alban-du-Rhône
38354 382 - 38480 Saint-Albin-de-Vaulserre
38355 381 - 38650 Saint-Andéol
38356 381 - 38680 Saint-André-en-Royans
38357 382 - 38490 Saint-André-le-Gaz
38358 383 - 38440 Sainte-Anne-sur-Gervonde
38359 381 - 38160 Saint Antoine l'Abbaye
38360 381 - 38160 Saint-Appolinard
38361 381 - 38350 Saint-Arey
38362 381 V 38960 Saint-Aupre
38363 383 - 38270 Saint-Barthélemy
38364 381 - 38220 Saint-Barthélemy-de-Séchilienne
38365 382 - 38118 Saint-Baudille-de-la-Tour
38366 381 - 38710 Saint-Baudille-et-Pipet
38368 381 V 38140 Saint-Blaise-du-Buis
38369 382 - 38110 Sainte-Blandine
38370 381 - 38840 Saint-Bonnet-de-Chavagne
38372 382 V 38620 Saint-Bueil
38373 381 V 38500 Saint-Cassien
38374 382 - 38890 Saint-Chef
38375 381 - 38520 Saint-Christophe-en-Oisans
38376 381 - 38380 Saint-Christophe-sur-Guiers
38377 382 - 38110 Saint-Clair-de-la-Tour
38378 383 - 38370 Saint-Clair-du-Rhône
38379 383 - 38940 Saint-Clair-sur-Galaure
38380 382 - 38690 Saint-Didier-de-Bizonnes
38381 382 - 38110 Saint-Didier-de-la-Tour
38382 381 - 38120 Saint-Égrève
38383 381 V 38960 Saint-Étienne-de-Crossey
38384 383 - 38590 Saint-Étienne-de-Saint-Geoirs
38386 382 V 38620 Saint-Geoire-en-Valdaine
38387 383 - 38590 Saint-Geoirs
38388 381 - 38450 Saint-Georges-de-Commiers
38389 383 - 38790 Saint-Georges-d'Espéranche
38390 381 - 38470 Saint-Gervais
38391 381 - 38650 Saint-Guillaume
38392 382 - 38460 Saint-Hilaire-de-Brens
38393 383 - 38260 Saint-Hilaire-de-la-Côte
38394 381 - 38840 Saint-Hilaire-du-Rosier
38395 381 - 38660 Plateau-des-Petites-Roches
38396 381 - 38350 Saint-Honoré
38397 381 - 38330 Saint-Ismier
38398 382 - 38480 Saint-Jean-d'Avelanne
38399 383 - 38440 Saint-Jean-de-Bournay
38400 381 V 38430 Saint-Jean-de-Moirans
38401 382 - 38110 Saint-Jean-de-Soudain
38402 381 - 38220 Saint-Jean-de-Vaulx
38403 381 - 38710 Saint-Jean-d'Hérans
38404 381 - 38420 Saint-Jean-le-Vieux
38405 381 - 38134 Saint-Joseph-de-Rivière
38406 383 - 38122 Saint-Julien-de-l'Herms
38407 381 V 38134,38340 La Sure en Chartreuse
38408 383 - 38540 Saint-Just-Chaleyssin
38409 381 - 38680 Saint-Just-de-Claix
38410 381 - 38840 Saint-Lattier
38412 381 - 38380 Saint-Laurent-du-Pont
38413 381 - 38350 Saint-Laurent-en-Beaumont
38414 381 - 38970 Sainte-Luce
38415 382 - 38080 Saint-Marcel-Bel-Accueil
38416 381 - 38160 Saint-Marcellin
38417 381 - 38660 Sainte-Marie-d'Alloix
38418 381 - 38660 Sainte-Marie-du-Mont
38419 381 - 38930 Saint-Martin-de-Clelles
38420 382 - 38480 Saint-Martin-de-Vaulserre
38421 381 - 38400 Saint-Martin-d'Hères
38422 381 - 38410 Saint-Martin-d'Uriage
38423 381 - 38950 Saint-Martin-le-Vinoux
38424 381 - 38930 Saint-Maurice-en-Trièves
38425 383 - 38550 Saint-Maurice-l'Exil
38426 381 - 38530 Saint-Maximin
38427 383 - 38590 Saint-Michel-de-Saint-Geoirs
38428 381 - 38350 Saint-Michel-en-Beaumont
38429 381 - 38650 Saint-Michel-les-Portes
38430 381 - 38190 Saint-Mury-Monteymond
38431 381 - 38330 Saint-Nazaire-les-Eymes
38432 381 V 38500 Saint-Nicolas-de-Macherin
38433 381 - 38250 Saint-Nizier-du-Moucherotte
38434 382 - 38490 Saint-Ondras
38436 381 - 38760 Saint-Paul-de-Varces
38437 383 - 38140 Saint-Paul-d'Izeaux
38438 381 - 38650 Saint-Paul-lès-Monestier
38439 381 - 38570,38830 Crêts en Belledonne
38440 383 - 38870 Saint-Pierre-de-Bressieux
38442 381 - 38380 Saint-Pierre-de-Chartreuse
38443 381 - 38160 Saint-Pierre-de-Chérennes
38444 381 - 38350 Saint-Pierre-de-Méaroz
38445 381 - 38220 Saint-Pierre-de-Mésage
38446 381 - 38380 Saint-Pierre-d'Entremont
38448 383 - 38370 Saint-Prim
38449 382 - 38070 Saint-Quentin-Fallavier
38450 381 - 38210 Saint-Quentin-sur-Isère
38451 382 - 38460 Saint-Romain-de-Jalionas
38452 383 - 38150 Saint-Romain-de-Surieu
38453 381 - 38160 Saint-Romans
38454 381 - 38160 Saint-Sauveur
38455 382 - 38300 Saint-Savin
38456 381 - 38710 Châtel-en-Trièves
38457 383 - 38870 Saint-Siméon-de-Bressieux
38458 382 - 38510 Saint-Sorlin-de-Morestel
38459 383 - 38200 Saint-Sorlin-de-Vienne
38460 382 V 38620 Saint-Sulpice-des-Rivoires
38462 381 - 38119 Saint-Théoffrey
38463 381 - 38160 Saint-Vérand
38464 382 - 38110 Saint-Victor-de-Cessieu
38465 382 - 38510 Saint-Victor-de-Morestel
38466 381 - 38660 Saint-Vincent-de-Mercuze
38467 382 - 38890 Salagnon
38468 383 - 38150 Salaise-sur-Sanne
38469 381 - 38970 La Salette-Fallavaux
38470 381 - 38350 La Salle-en-Beaumont
38471 381 - 38700 Le Sappey-en-Chartreuse
38472 381 - 38700 Sarcenas
38473 383 - 38260 Sardieu
38474 381 - 38360 Sassenage
38475 382 - 38290 Satolas-et-Bonce
38476 383 - 38440 Savas-Mépin
38478 381 - 38220 Séchilienne
38479 383 - 38260 Porte-des-Bonnevaux
38480 383 - 38780 Septème
38481 382 - 38300 Sérézin-de-la-Tour
38483 382 - 38510 Sermérieu
38484 383 - 38200 Serpaize
38485 381 - 38170 Seyssinet-Pariset
38486 381 - 38180 Seyssins
38487 383 - 38200 Seyssuel
38488 382 - 38460 Siccieu-Saint-Julien-et-Carisieu
38489 381 - 38350 Siévoz
38490 383 - 38590 Sillans
38492 381 - 38650 Sinard
38494 382 - 38460 Soleymieu
38495 381 - 38840 La Sône
38496 383 - 38150 Sonnay
38497 381 - 38350 Sousville
38498 382 - 38300 Succieu
38499 381 - 38350 Susville
38500 381 - 38470 Têche
38501 381 - 38570 Tencin
38503 381 - 38660 La Terrasse
38504 381 - 38570 Theys
38505 383 - 38260 Thodure
38507 382 - 38230 Tignieu-Jameyzieu
38508 382 - 38690 Torchefelon
38509 382 - 38110 La Tour-du-Pin
38511 381 - 38660 Le Touvet
38512 383 - 38300 Tramolé
38513 381 - 38650 Treffort
38514 381 - 38710 Tréminis
38515 382 - 38460 Trept
38516 381 - 38700 La Tronche
38517 381 V 38210 Tullins
38518 381 - 38740 Valbonnais
38519 383 - 38540 Valencin
38520 382 - 38730 Valencogne
38521 381 - 38350 La Valette
38522 381 - 38740 Valjouffrey
38523 381 - 38470 Varacieux
38524 381 - 38760 Varces-Allières-et-Risset
38525 382 - 38890 Vasselin
38526 381 - 38470 Vatilieu
38527 381 - 38114 Vaujany
38528 381 - 38410 Vaulnaveys-le-Bas
38529 381 - 38410 Vaulnaveys-le-Haut
38530 382 - 38090 Vaulx-Milieu
38531 382 V 38620 Velanne
38532 382 - 38460 Vénérieu
38533 381 - 38610 Venon
38535 382 - 38460 Vernas
38536 383 - 38150 Vernioz
38537 382 - 38290 La Verpillière
38538 381 - 38420 Le Versoud
38539 382 - 38390 Vertrieu
38540 381 - 38113 Veurey-Voroize
38542 382 - 38460 Veyssilieu
38543 382 - 38510 Vézeronce-Curtin
38544 383 - 38200 Vienne
38545 381 - 38450 Vif
38546 382 - 38890 Vignieu
38547 381 - 38190 Villard-Bonnot
38548 381 - 38250 Villard-de-Lans
38549 381 - 38520 Villard-Notre-Dame
38550 381 - 38114 Villard-Reculas
38551 381 - 38520 Villard-Reymond
38552 381 - 38119 Villard-Saint-Christophe
38553 382 - 38090 Villefontaine
38554 382 - 38460 Villemoirieu
38555 383 - 38440 Villeneuve-de-Marc
38556 383 - 38150 Ville-sous-Anjou
38557 382 - 38280 Villette-d'Anthon
38558 383 - 38200 Villette-de-Vienne
38559 381 - 38470 Vinay
38560 382 - 38730 Val-de-Virieu
38561 383 - 38980 Viriville
38562 381 - 38220 Vizille
38563 381 V 38500 Voiron
38564 382 V 38620 Voissant
38565 381 V 38340 Voreppe
38566 381 V 38210 Vourey
38567 381 - 38410 Chamrousse
`;

/** Those that have joined others, whose codes and names are still in use: former code, the code of today, name. */
export const FORMER_COMMUNES = `
38001 38001 Les Abrets
38016 38479 Arzay
38021 38225 Autrans
38022 38022 Les Avenières
38025 38284 Balbins
38028 38001 La Bâtie-Divisin
38073 38073 Chantelouve
38121 38479 Commelle
38125 38456 Cordéac
38163 38163 La Ferrière
38165 38001 Fitilieu
38225 38225 Méaudre
38253 38253 Mont-de-Lans
38274 38479 Nantoin
38284 38284 Ornacieux
38292 38292 Paladru
38302 38073 Le Périer
38305 38292 Le Pin
38306 38163 Pinsot
38367 38395 Saint-Bernard
38395 38395 Saint-Hilaire
38435 38395 Saint-Pancrasse
38456 38456 Saint-Sébastien
38479 38479 Semons
38534 38253 Vénosc
38541 38022 Veyrins-Thuellin
`;
