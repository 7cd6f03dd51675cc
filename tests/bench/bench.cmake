# Built on demand only: what tests/bench/methods.mjs runs, natively and, from the very objects that
# the site is made of, in Node.
add_executable(malvag_bench EXCLUDE_FROM_ALL "${CMAKE_SOURCE_DIR}/tests/bench/methods.cpp")
target_link_libraries(malvag_bench PRIVATE malvag_core malvag_strict)
if(EMSCRIPTEN)
  target_compile_options(malvag_bench PRIVATE ${web_options})
  target_link_options(malvag_bench PRIVATE ${web_options} -sMODULARIZE=1 -sENVIRONMENT=node
    -sALLOW_MEMORY_GROWTH=1 -sINVOKE_RUN=0 -sEXPORTED_RUNTIME_METHODS=callMain
    -sINCOMING_MODULE_JS_API=wasmBinary,print,printErr)
  set_target_properties(malvag_bench PROPERTIES
    CXX_LINKER_LAUNCHER "${CMAKE_COMMAND};-E;env;NODE_PATH=/usr/share/nodejs")
endif()
