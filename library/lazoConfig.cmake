# find_package(lazo): the target lazo::lazo.
include("${CMAKE_CURRENT_LIST_DIR}/lazoTargets.cmake")
