playpress.days["cma"] = {"tasks":[],"reading":[["sprzatanie","Sprz\u0105tanie \u0142azienki","1","oko\u0142o 1 minuty"]],"kpis":[],"people":[],"contact":"","parts":["sprzatanie"]};
