/* Takes the endings off Polish words, which have no accents any more. No library has rules for them. */
var PolishStemmer = function () {
  var LONG = /(....)(?:owanie|owania|owaniu|iajacy|ajacy|ujacy|acj[aeiou]|acjami|acjach|anie|ania|aniu|enie|enia|eniu|iami|owie|owac|uje|uja|ami|ach|iem|iow|onych|onej|on[aey]|ow(?:a|e|y|ej|ego|emu|ych|ymi?)|ego|emu|ych|ymi|ich|imi|owi|il[aiy]?|al[aiy]?)$/;
  var SHORT = /(...)(?:ow|om|em|ej|ym|im|ie|ia|ii|iu|ja|ji|je|ac|ic|ec|[aeiouy])$/;
  this.stemWord = function (word) { return (LONG.test(word) ? word.replace(LONG, "$1") : word.replace(SHORT, "$1")).replace(/(....)i$/, "$1"); };
};
